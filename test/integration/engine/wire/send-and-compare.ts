import { expect } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import {
  type ReceivedRequest,
  type RecordingServer,
  startRecordingServer
} from '#test/fixtures/servers/recording-server.ts'

/** A client and a server that knows nothing but bytes. */
export class Wire implements AsyncDisposable {
  readonly server: RecordingServer
  readonly origin: string
  readonly #client = new DirectClient()

  constructor(server: RecordingServer) {
    this.server = server
    this.origin = `http://127.0.0.1:${server.port}`
  }

  /** Sends a request, and fails unless the record of its hop is what the server received, to the last byte. */
  async send(request: Request): Promise<ReceivedRequest> {
    const before = this.server.received.length
    const { exchange } = await this.#client.execute(request)
    const [hop] = exchange.hops
    const [received, ...more] = this.server.received.slice(before)
    if (!hop || !received) throw new Error('nothing was received')
    expect(more).toEqual([])
    expect(hop.sent?.head).toBe(received.head)
    expect(hop.sent?.bodyBytes).toBe(received.body.length)
    expect(hop.request.headers).toEqual(received.headers)
    expect(hop.request.method).toBe(received.method)
    return received
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.close()
    await this.server[Symbol.asyncDispose]()
  }
}

export async function openWire(): Promise<Wire> {
  return new Wire(await startRecordingServer())
}
