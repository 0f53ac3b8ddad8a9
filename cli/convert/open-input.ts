import { createReadStream } from 'node:fs'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { looksLikeCurl } from '#shared/curl/looks-like-curl.ts'
import { looksLikeFetch } from '#shared/fetch/looks-like-fetch.ts'
import { UNREADABLE } from '../exit-statuses.ts'
import { inspectFlagFile } from '../request/read-flag-file.ts'
import { standardInput } from '../request/standard-input.ts'
import { UsageError } from '../usage-error.ts'

/** Enough to see what a file is. */
const BEGINNING_BYTES = 64 * 1024

export interface Input {
  beginning: string
  /** All of it, with the beginning. To be read once. */
  chunks: AsyncGenerator<Uint8Array>
  /** Reads no more: who writes to a pipe is not waited for. */
  close(): Promise<unknown>
}

/** Opens a file, or standard input for `-`. @throws UsageError when it cannot be read */
export async function openInput(path: string): Promise<Input> {
  if (looksLikeCurl(path) || looksLikeFetch(path))
    throw new UsageError(
      'INPUT is a file. What is to be converted comes from standard input: … | sonde convert -'
    )
  if (path !== '-') inspectFlagFile(path, path, UNREADABLE)
  const stream: AsyncIterable<Uint8Array> = path === '-' ? standardInput(path) : createReadStream(path)
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
  return {
    beginning: Buffer.concat(head).toString('utf8'),
    chunks: chunks(),
    close: () => pieces.return(undefined)
  }
}

async function* refusing(
  stream: AsyncIterable<Uint8Array>,
  path: string
): AsyncGenerator<Uint8Array, undefined> {
  try {
    yield* stream
  } catch (error) {
    throw new UsageError(`${path}: ${describeRefusal(error)}`, UNREADABLE)
  }
}
