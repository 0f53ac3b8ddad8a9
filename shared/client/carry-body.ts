import { MAX_BODY_CHUNK } from '../contract/limits.ts'
import type { BodySource } from '../model/request.ts'
import type { Body } from './http-client.ts'

/** A body on its way across a port. */
interface CarriedBody {
  /** What the request says of it. */
  body: BodySource
  /** Its chunks, where they travel as messages of the stream. */
  messages: AsyncIterable<Uint8Array> | undefined
}

/**
 * Parts a body into what the request says and what follows in messages. Known bytes too many for one message follow
 * as well: as a stream of that length, so that they keep their Content-Length.
 */
export function carryBody(body: Body): CarriedBody {
  if (body.kind === 'stream') {
    const { chunks, ...rest } = body
    return { body: rest, messages: cutChunks(chunks) }
  }
  if (body.kind !== 'bytes' || body.bytes.byteLength <= MAX_BODY_CHUNK) return { body, messages: undefined }
  const { bytes, contentType } = body
  return { body: { kind: 'stream', length: bytes.byteLength, contentType }, messages: cutChunks([bytes]) }
}

async function* cutChunks(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.byteLength; start += MAX_BODY_CHUNK) {
      yield chunk.subarray(start, start + MAX_BODY_CHUNK)
    }
  }
}
