import { createServer } from 'node:http'
import { listen, stop } from './target.ts'

/** A port of 127.0.0.1 on which nobody listens: it was free a moment ago. */
export async function closedPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await stop(server)
  return port
}
