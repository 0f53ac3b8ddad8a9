import type { Contract } from '../contract/index.ts'
import { MAX_BODY_CHUNK } from '../contract/limits.ts'
import type { BodySource } from '../model/request.ts'
import type { RpcClient } from '../rpc/client.ts'
import { createHttpClient } from './client-over-events.ts'
import type { Body, HttpClient } from './http-client.ts'

/** A client whose exchanges run on the other side of a port. */
export function createRpcHttpClient(rpc: RpcClient<Contract>): HttpClient {
  return createHttpClient({
    stream({ body, ...request }, { signal, ...settings } = {}) {
      return rpc.stream(
        'exchange.execute',
        { request: { ...request, body: describeBody(body) }, settings },
        { signal, messages: body.kind === 'stream' ? cutChunks(body.chunks) : undefined }
      )
    },
    readBody: (id, offset, length) => rpc.call('body.read', { id, offset, length }),
    releaseBody: id => rpc.call('body.release', { id })
  })
}

function describeBody(body: Body): BodySource {
  if (body.kind !== 'stream') return body
  const { chunks: _, ...rest } = body
  return rest
}

async function* cutChunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.byteLength; start += MAX_BODY_CHUNK) {
      yield chunk.subarray(start, start + MAX_BODY_CHUNK)
    }
  }
}
