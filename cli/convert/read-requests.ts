import { MAX_HAR_FILE } from '#shared/contract/limits.ts'
import { parseFetch } from '#shared/fetch/parse-fetch.ts'
import { UsageError } from '../usage-error.ts'
import type { RequestFormat } from './formats.ts'
import type { FoundRequests } from './found-requests.ts'
import { readCalls, readCommands } from './read-commands.ts'
import { readHar } from './read-har.ts'
import { readItemFile } from './read-item-file.ts'

/**
 * The requests of a text.
 * @param path of its file, which may lie in a collection; `-` is standard input
 * @throws UsageError when there is none in it
 */
export async function readRequests(
  from: RequestFormat,
  chunks: AsyncIterable<Uint8Array>,
  path: string
): Promise<FoundRequests> {
  const text = await gatherText(chunks)
  switch (from) {
    case 'curl':
      return readCommands(text)
    case 'fetch':
      return readCalls([parseFetch(text)])
    case 'har':
      return readHar(text)
    case 'yaml':
      return readItemFile(text, path)
  }
}

async function gatherText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_HAR_FILE)
      throw new UsageError(`A file of more than ${MAX_HAR_FILE / 1024 / 1024} MiB is not read.`)
    pieces.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}
