import { MAX_BODY_CHUNK, MAX_GATHERED_BODY } from '../contract/limits.ts'
import type { BodySource } from '../model/request.ts'
import type { Body } from './http-client.ts'

/** A body on its way across a port. */
interface CarriedBody {
  /** What the request says of it. */
  body: BodySource
  /** Its chunks, where they travel as messages of the stream. */
  messages: AsyncIterable<Uint8Array> | undefined
  /** Whether those are to be gathered again. */
  bytesFollow: boolean
}

/**
 * Parts a body into what the request says and what follows in messages. Known bytes too many for one message follow
 * as well, and are gathered on the other side: so they can be sent again, as a redirect may ask for. Where they are too
 * many for that, they are a stream of that length.
 */
export function carryBody(body: Body): CarriedBody {
  if (body.kind === 'stream') {
    const { chunks, ...rest } = body
    return { body: rest, messages: cutChunks(chunks), bytesFollow: false }
  }
  if (body.kind !== 'bytes' || body.bytes.byteLength <= MAX_BODY_CHUNK)
    return { body, messages: undefined, bytesFollow: false }
  const { bytes, contentType } = body
  const length = bytes.byteLength
  return {
    body: { kind: 'stream', length, contentType },
    messages: cutChunks([bytes]),
    bytesFollow: length <= MAX_GATHERED_BODY
  }
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
