import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { errorCode } from './file-error.ts'

/** A process, told apart from a later one that was given the same number. */
export const ProcessIdentity = z.object({
  pid: z.number().int().positive(),
  /** When it started, as the system counts it. Absent where the system does not tell (only Linux does). */
  started: z.string().optional()
})
export type ProcessIdentity = z.infer<typeof ProcessIdentity>

export async function ownIdentity(): Promise<ProcessIdentity> {
  const started = await startOf(process.pid)
  return { pid: process.pid, ...(started !== undefined && { started }) }
}

export async function isAlive({ pid, started }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: there is one, of somebody else.
    if (errorCode(error) !== 'EPERM') return false
  }
  return started === undefined || started === (await startOf(pid))
}

/**
 * Boot id and clock ticks since boot (proc(5), field 22 of stat). Undefined as well for a zombie: it is dead, and
 * only waits for its parent to take note.
 */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8')
    ])
    // The name of the program, in parentheses, may itself contain spaces and parentheses.
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : `${boot.trim()} ${fields[18]}`
  } catch {
    return undefined
  }
}
