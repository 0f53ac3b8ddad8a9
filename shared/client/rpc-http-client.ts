import type { Contract } from '../contract/index.ts'
import type { RpcClient } from '../rpc/client.ts'
import { carryBody } from './carry-body.ts'
import { createHttpClient } from './client-over-events.ts'
import type { HttpClient } from './http-client.ts'

/** A client whose exchanges run on the other side of a port. */
export function createRpcHttpClient(rpc: RpcClient<Contract>): HttpClient {
  return createHttpClient({
    stream(request, { signal, ...settings } = {}) {
      const { body, messages, bytesFollow } = carryBody(request.body)
      const input = { request: { ...request, body }, settings, ...(bytesFollow && { bytesFollow }) }
      return rpc.stream('exchange.execute', input, { signal, messages })
    },
    readBody: (id, offset, length) => rpc.call('body.read', { id, offset, length }),
    releaseBody: id => rpc.call('body.release', { id })
  })
}
