import { UsageError } from './usage-error.ts'

/**
 * What is said of an argument too many. It is not repeated: as a rule it is the rest of a value that lacks its quotes,
 * which may be a secret.
 * @param last what nothing can follow
 */
export function tooMany(last: string, usage: string): UsageError {
  return new UsageError(
    `Too many arguments: nothing can follow ${last}. A value with a space in it is quoted. Usage: ${usage}`
  )
}
