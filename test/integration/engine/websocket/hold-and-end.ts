import { DirectClient } from '#engine/direct-client.ts'
import { holdSession, opener, text } from '#test/fixtures/socket-sessions.ts'

/** Ends a session that is open, one that waits and one in the midst of its handshake, and has nothing left to do. */
export async function holdAndEnd(port: string, silentPort: string): Promise<void> {
  const client = new DirectClient()
  const settings = { pingIntervalMs: 60_000, pongTimeoutMs: 60_000, closeTimeoutMs: 60_000 }
  const reconnect = { enabled: true, firstMs: 3_600_000, maxMs: 3_600_000 }
  const url = `ws://127.0.0.1:${port}/`
  const open = holdSession(opener(client, url), settings)
  await open.state('open')
  open.session.send(text('hello'))
  open.session.ping()
  const closing = holdSession(opener(client, url), settings)
  await closing.state('open')
  closing.session.close(1000)
  const waiting = holdSession(
    opener(client, 'ws://127.0.0.1:1/'),
    { ...settings, reconnect },
    { random: () => 1 }
  )
  await waiting.state('waiting')
  const opening = holdSession(opener(client, `ws://127.0.0.1:${silentPort}/`), settings)
  await Promise.all([open, closing, waiting, opening].map(({ session }) => session.end()))
  await client.close()
  process.send?.('ended')
}
