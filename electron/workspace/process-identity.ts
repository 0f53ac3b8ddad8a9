import { readFile } from 'node:fs/promises'
import { systemCodeOf } from '#shared/model/system-code.ts'

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number
  /** When it started, as the system counts it: `BOOT+TICKS`. Empty where the system does not tell (only Linux does). */
  started: string
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, started: await startOf(process.pid) }
}

export async function isAlive({ pid, started }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: there is one, of somebody else.
    if (systemCodeOf(error) !== 'EPERM') return false
  }
  return started === '' || started === (await startOf(pid))
}

/**
 * Boot id and clock ticks since boot (proc(5), field 22 of stat). Empty as well for a zombie: it is dead, and only
 * waits for its parent to take note.
 */
async function startOf(pid: number): Promise<string> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8')
    ])
    // The name of the program, in parentheses, may itself contain spaces and parentheses.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? '' : `${boot.trim()}+${fields[18]}`
  } catch {
    return ''
  }
}
