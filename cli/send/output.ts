import { once } from 'node:events'
import { createWriteStream, open, type Stats, statSync } from 'node:fs'
import { Socket } from 'node:net'
import type { Writable } from 'node:stream'
import { promisify } from 'node:util'
import { describeRefusal, fileFailure } from '#engine/bodies/file-failure.ts'
import { UsageError } from '../usage-error.ts'

/** Where a body is printed. */
export interface Output {
  /** Resolves when more can be written. @throws ClientError IO when it cannot be */
  write(chunk: string | Uint8Array): Promise<void>
  close(): void
}

/** What it cannot take is said in `sonde.ts`, where the process ends of it. */
export const standardOutput: Output = {
  async write(chunk) {
    if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
  },
  close() {}
}

/** Curl's for standard output, and the name that shells have for it. */
const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1', '/proc/self/fd/1']

/**
 * Opens what `--output` names when that is no file which could be replaced: standard output, a device, a pipe.
 * @returns undefined when it is a file, or none yet
 * @throws UsageError when it cannot be opened
 */
export async function openOutput(path: string): Promise<Output | undefined> {
  if (STANDARD_OUTPUT.includes(path)) return standardOutput
  const stats = statOf(path)
  if (!stats || stats.isFile() || stats.isDirectory()) return undefined
  return writingTo(await openStream(path, stats), path)
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

function writingTo(stream: Writable, path: string): Output {
  // It is told to whoever writes.
  stream.on('error', () => {})
  return {
    write: chunk =>
      new Promise((resolve, reject) => {
        stream.write(chunk, error => (error ? reject(fileFailure(error, path)) : resolve()))
      }),
    close: () => void stream.end()
  }
}
