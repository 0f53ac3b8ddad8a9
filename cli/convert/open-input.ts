import { createReadStream } from 'node:fs'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { inspectFlagFile, UNREADABLE } from '../request/read-flag-file.ts'
import { UsageError } from '../usage-error.ts'

/** Enough to see what a file is. */
const BEGINNING_BYTES = 64 * 1024

export interface Input {
  beginning: string
  /** All of it, with the beginning. To be read once. */
  chunks: AsyncGenerator<Uint8Array>
}

/** Opens a file, or standard input for `-`. @throws UsageError when it cannot be read */
export async function openInput(path: string): Promise<Input> {
  if (path !== '-') inspectFlagFile(path, path, UNREADABLE.data)
  const stream: AsyncIterable<Uint8Array> = path === '-' ? process.stdin : createReadStream(path)
  const pieces = refusing(stream, path)
  const head: Uint8Array[] = []
  for (let length = 0; length < BEGINNING_BYTES; ) {
    const { done, value } = await pieces.next()
    if (done) break
    head.push(value)
    length += value.length
  }
  async function* chunks() {
    yield* head
    yield* pieces
  }
  return { beginning: Buffer.concat(head).toString('utf8'), chunks: chunks() }
}

async function* refusing(
  stream: AsyncIterable<Uint8Array>,
  path: string
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* stream
  } catch (error) {
    throw new UsageError(`${path}: ${describeRefusal(error)}`, UNREADABLE.data)
  }
}
