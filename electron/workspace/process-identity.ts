import { systemCodeOf } from '#shared/model/system-code.ts'
import { startOf } from './process-start.ts'

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  pid: number
  /** See `startOf`. Empty where the system does not tell. */
  started: string
}

let own: Promise<ProcessIdentity> | undefined

export function ownIdentity(): Promise<ProcessIdentity> {
  own ??= startOf(process.pid).then((started = '') => ({ pid: process.pid, started }))
  return own
}

/** Whether the process still runs. When that cannot be told it does: nobody may take what it holds. */
export async function isAlive({ pid, started }: ProcessIdentity): Promise<boolean> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: there is one, of somebody else.
    if (systemCodeOf(error) !== 'EPERM') return false
  }
  const now = pid === process.pid ? (await ownIdentity()).started : await startOf(pid)
  if (now === undefined) return false
  return started === '' || now === '' || started === now
}
