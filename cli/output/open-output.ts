import { createWriteStream, type Stats, statSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UNWRITABLE } from '../exit-statuses.ts'
import { openDescriptor } from '../open-descriptor.ts'
import { UsageError } from '../usage-error.ts'

/** Curl's for standard output, and the names that shells have for it. */
const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']
const STANDARD_ERROR = ['/dev/stderr', '/dev/fd/2', '/proc/self/fd/2']

export function isStandardOutput(path: string): boolean {
  return STANDARD_OUTPUT.includes(path)
}

/**
 * Opens what a flag names when that is no file which could be replaced: a standard stream, a device, a pipe.
 * @param flag as it is written, to name it
 * @returns undefined when it is a file, or none yet
 * @throws UsageError when it cannot be opened
 */
export async function openOutput(path: string, flag: string): Promise<Writable | undefined> {
  if (isStandardOutput(path)) return process.stdout
  // What else the process has to say goes there as well: it stays open.
  if (STANDARD_ERROR.includes(path)) return createWriteStream(path, { fd: 2, autoClose: false })
  const stats = statOf(path)
  if (!stats || stats.isFile() || stats.isDirectory()) return undefined
  return openStream(path, stats, flag)
}

/** Undefined also for what may not be looked at: who wants to replace it says what is wrong. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

async function openStream(path: string, stats: Stats, flag: string): Promise<Writable> {
  try {
    const fd = await openDescriptor(path, 'w')
    // As a file a pipe would be written to by a thread that waits, and the end of the process would wait for that.
    return stats.isFIFO()
      ? new Socket({ fd, readable: false, writable: true })
      : createWriteStream(path, { fd })
  } catch (error) {
    throw new UsageError(`${flag}: ${describeRefusal(error)}`, UNWRITABLE)
  }
}
