import { accessSync, closeSync, constants, openSync, readFileSync, type Stats, statSync } from 'node:fs'
import { readUpTo } from './read-pipe.ts'
import { refusing } from './refuse-unreadable.ts'

/** Of what is no regular file: it may never end. */
const MOST_BYTES = 64 * 1024 * 1024

/**
 * The contents of a file that a flag names.
 * @param what the flag and its value as typed
 * @throws UsageError with that status when it cannot be read, or is a pipe or device that brings more than 64 MiB
 */
export function readFlagFile(what: string, path: string, exit?: number): Buffer {
  return refusing(what, exit, () => {
    if (statSync(path).isFile()) return readFileSync(path)
    const fd = openSync(path, 'r')
    try {
      const { bytes, rest } = readUpTo(fd, MOST_BYTES)
      if (rest) throw new Error('it brings more than 64 MiB')
      return bytes
    } finally {
      closeSync(fd)
    }
  })
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
