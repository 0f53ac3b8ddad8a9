import { MAX_BODY_CHUNK } from '#shared/contract/limits.ts'
import { ClientError } from '#shared/model/client-error.ts'

/**
 * A file as messages to the host: a piece is read when it is asked for, and kept no longer.
 * @throws ClientError IO when it cannot be read, also because it has changed since it was chosen
 */
export async function* chunksOf(file: File): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += MAX_BODY_CHUNK) yield await readChunk(file, at)
}

async function readChunk(file: File, at: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(at, at + MAX_BODY_CHUNK).arrayBuffer())
  } catch (cause) {
    const problem = 'it cannot be read, or has changed since it was chosen'
    throw new ClientError('IO', { cause, facts: { problem, path: file.name } })
  }
}
