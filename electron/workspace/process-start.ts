import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { systemCodeOf } from '#shared/model/system-code.ts'

const run = promisify(execFile)

/**
 * When a process started, in whatever way the system counts it: the same for as long as it lives, and another for a
 * later one of the same number. Without dots, fit for the name of a file. Undefined when the process is dead; empty
 * when the system does not tell.
 */
export function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return startByProc(pid)
  return process.platform === 'win32' ? startByPowerShell(pid) : startByPs(pid)
}

/** Boot id and clock ticks since boot (proc(5), field 22 of stat). */
async function startByProc(pid: number): Promise<string | undefined> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8')
    const stat = await unlessGone(readFile(`/proc/${pid}/stat`, 'utf8'))
    // The name of the program, in parentheses, may itself contain spaces and parentheses.
    const [state, ...fields] = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? ['Z']
    return isZombie(state) ? undefined : `${boot.trim()}+${fields[18]}`
  } catch {
    return ''
  }
}

/** Seconds of the epoch, from `Sat Nov 21 22:26:08 2026 Ss` (ps(1), lstart and stat). */
export async function startByPs(pid: number): Promise<string | undefined> {
  try {
    // Its own time zone would make a start another one on a journey.
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    const { stdout } = await run('ps', ['-o', 'lstart=', '-o', 'stat=', '-p', String(pid)], { env })
    const [, date = '', state] = /^\s*(.*\d{4})\s+(\S+)\s*$/.exec(stdout) ?? []
    if (isZombie(state)) return undefined
    const startMs = Date.parse(`${date} UTC`)
    return Number.isNaN(startMs) ? '' : String(startMs / 1000)
  } catch (error) {
    // It ends with status 1 when it has found nothing.
    return error instanceof Error && 'code' in error && error.code === 1 ? undefined : ''
  }
}

/** Hundreds of nanoseconds since 1601. */
async function startByPowerShell(pid: number): Promise<string> {
  const command = `(Get-Process -Id ${pid}).StartTime.ToFileTimeUtc()`
  const args = ['-NoProfile', '-NonInteractive', '-Command', command]
  const { stdout } = await run('powershell.exe', args, { windowsHide: true }).catch(() => ({ stdout: '' }))
  return /^\d+$/.test(stdout.trim()) ? stdout.trim() : ''
}

/** It is dead, and only waits for its parent to take note. */
function isZombie(state: string | undefined): boolean {
  return state?.startsWith('Z') ?? false
}

/** A process that ends while its file is read gives ESRCH. */
async function unlessGone(stat: Promise<string>): Promise<string | undefined> {
  try {
    return await stat
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes(systemCodeOf(error) ?? '')) return undefined
    throw error
  }
}
