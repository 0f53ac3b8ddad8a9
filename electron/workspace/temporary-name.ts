import { randomBytes } from 'node:crypto'
import { isAlive, ownIdentity } from './process-identity.ts'

/** Ends the names of files that are being written. One that is left behind by a crash may be deleted. */
export const TEMPORARY_SUFFIX = '.tmp'

/** `.NAME.PID.STARTED.12 hexadecimal digits.tmp`: what is made, and by which process, as `ProcessIdentity` says it. */
const TEMPORARY_NAME = /^\..+?(?:\.(\d+)\.([^.]*))?\.[0-9a-f]{12}\.tmp$/

/** So much of a name, in characters, that all of it stays below the 255 bytes that a name may have. */
const MAX_NAME = 40

/** A name for what this process makes, and what is to be called `name` when it is whole. */
export async function temporaryName(name: string): Promise<string> {
  const { pid, started } = await ownIdentity()
  const short = Array.from(name).slice(0, MAX_NAME).join('')
  return `.${short}.${pid}.${started}.${randomBytes(6).toString('hex')}${TEMPORARY_SUFFIX}`
}

export function isTemporaryName(name: string): boolean {
  return TEMPORARY_NAME.test(name)
}

/** Whether it is the name of something that a process made which is dead by now. */
export async function isOfDeadProcess(name: string): Promise<boolean> {
  const [, pid, started = ''] = TEMPORARY_NAME.exec(name) ?? []
  return pid !== undefined && !(await isAlive({ pid: Number(pid), started }))
}
