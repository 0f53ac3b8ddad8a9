import { fstatSync } from 'node:fs'
import { UNREADABLE } from '../exit-statuses.ts'
import { UsageError } from '../usage-error.ts'

/**
 * What comes on standard input.
 * @param what the flag and its value as typed
 * @throws UsageError when that is a folder, of which Node would only say that it is at its end
 */
export function standardInput(what: string): typeof process.stdin {
  if (fstatSync(0).isDirectory()) throw new UsageError(`${what}: that is a folder`, UNREADABLE)
  return process.stdin
}
