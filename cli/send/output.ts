import { createWriteStream, open, type Stats, statSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { UsageError } from '../usage-error.ts'

/** Curl's for standard output, and the name that shells have for it. */
const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']

/**
 * Opens what `--output` names when that is no file which could be replaced: standard output, a device, a pipe.
 * @returns undefined when it is a file, or none yet
 * @throws UsageError when it cannot be opened
 */
export async function openOutput(path: string): Promise<Writable | undefined> {
  if (STANDARD_OUTPUT.includes(path)) return process.stdout
  const stats = statOf(path)
  if (!stats || stats.isFile() || stats.isDirectory()) return undefined
  return openStream(path, stats)
}

/** Undefined also for what may not be looked at: who wants to replace it says what is wrong. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path)
  } catch {
    return undefined
  }
}

async function openStream(path: string, stats: Stats): Promise<Writable> {
  try {
    const fd = await promisify(open)(path, 'w')
    // As a file a pipe would be written to by a thread that waits, and the end of the process would wait for that.
    return stats.isFIFO()
      ? new Socket({ fd, readable: false, writable: true })
      : createWriteStream(path, { fd })
  } catch (error) {
    throw new UsageError(`--output ${path}: ${describeRefusal(error)}`, 23)
  }
}
