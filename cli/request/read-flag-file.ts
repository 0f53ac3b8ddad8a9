import { accessSync, constants, readFileSync, type Stats, statSync } from 'node:fs'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UsageError } from '../usage-error.ts'

/** Of curl: a file to be sent, or one of authorities, that cannot be read. */
export const UNREADABLE = { data: 26, authorities: 77 }

/**
 * The contents of a file that a flag names.
 * @param what the flag and its value as typed
 * @throws UsageError with that status when it cannot be read
 */
export function readFlagFile(what: string, path: string, exit?: number): Buffer {
  return refusing(what, exit, () => readFileSync(path))
}

/** Looks at a file that a flag names, which must be one that can be read, but need not be a regular one. */
export function inspectFlagFile(what: string, path: string, exit?: number): Stats {
  return refusing(what, exit, () => {
    accessSync(path, constants.R_OK)
    const stats = statSync(path)
    if (stats.isDirectory()) throw new Error('that is a folder')
    return stats
  })
}

/** @throws UsageError with that status for what goes wrong with what a flag names */
export function refusing<T>(what: string, exit: number | undefined, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new UsageError(`${what}: ${describeRefusal(error)}`, exit)
  }
}
