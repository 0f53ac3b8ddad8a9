import { once } from 'node:events'
import net from 'node:net'
import { DirectClient } from './direct-client.ts'

const ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'
/** By then the code of a request has been compiled; more would only optimise it. */
const ROUNDS = 3

/**
 * Sends a few requests from this process to itself. The first request of a fresh process spends milliseconds on
 * compiling code, and would show them as `dns` and `send`: this way it shows the network.
 * Never rejects: where nothing may listen on 127.0.0.1, the first figures are a little larger.
 */
export async function warmUp(): Promise<void> {
  const server = net.createServer(socket => {
    socket.on('data', () => socket.write(ANSWER))
    socket.on('error', () => {})
  })
  const client = new DirectClient()
  try {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (typeof address !== 'object' || !address) return
    const request = {
      method: 'GET',
      url: `http://localhost:${address.port}/`,
      headers: [],
      body: { kind: 'empty' } as const
    }
    for (let round = 0; round < ROUNDS; round++) {
      for await (const _ of client.stream(request, { proxy: { mode: 'none' } })) {
        // Only its passing through matters.
      }
    }
  } catch {
    // As said above.
  } finally {
    await client.close()
    server.close()
  }
}
