import { randomUUID } from 'node:crypto'
import type { SessionLog } from '#engine/session-log/session-log.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { HistorySession } from '#shared/model/history.ts'

/** What a log that nobody writes any more says of its session. The exchange is that of its first handshake. */
export async function readSession(
  id: string,
  log: SessionLog
): Promise<{ session: HistorySession; exchange: Exchange }> {
  const { sent, received, lanes: count, lastMs, cutOff } = await log.standing()
  const { lanes } = await log.times()
  const code = lanes.at(-1)?.code
  const handshakes = lanes.flatMap(({ handshakeSeq }) => handshakeSeq ?? [])
  const [first] = handshakes
  const known = first === undefined ? undefined : await log.exchange(first)
  return {
    session: {
      log: id,
      ...{ sent, received, lanes: count, durationMs: lastMs },
      ...(code !== undefined && { code }),
      ...(cutOff && { cutOff }),
      logBytes: 0
    },
    // Its own may be in the history already.
    exchange: { ...(known ?? unknownExchange(log.startedAt)), id: randomUUID() }
  }
}

/** Of a log that says nothing of how it was opened. */
function unknownExchange(startedAt: string): Exchange {
  const request: Exchange['request'] = { method: 'GET', url: '', headers: [], body: { kind: 'empty' } }
  return { id: '', startedAt, request, hops: [], totalMs: 0, insecure: false }
}
