import { randomUUID } from 'node:crypto'
import { parseJson } from '#shared/format/parse-json.ts'
import { type HarSource, printHar } from '#shared/har/export-har.ts'
import { FRAME_OPCODES, type HarSocketMessage } from '#shared/har/socket-message.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { SeqList } from '../filter/seq-list.ts'
import { parseEvent } from '../format/note-text.ts'
import type { SegmentSource } from '../format/segment.ts'
import { isText } from '../read/entry-of.ts'
import { readExtra } from '../read/read-payload.ts'
import { readSpans } from '../read/read-records.ts'
import { type LoggedRow, loggedRows } from './logged-rows.ts'

/** What a lane of a log is, and where entries of it lie. */
interface LaneSpan {
  lane: number
  from: number
  to: number
  openingMs: number
  handshakeSeq?: number
}

/**
 * A log as a HAR file, piece by piece: an entry for each connection, with its messages as Chromium writes them. Of a
 * connection of which only messages are known the server is not known either.
 * @param beganMs since 1970
 * @param count is told how many more messages are written
 */
export async function* printLogHar(
  source: SegmentSource,
  beganMs: number,
  found: SeqList | undefined,
  count: (more: number) => void
): AsyncGenerator<string> {
  yield* printHar(sourcesOf(source, beganMs, found, count))
}

async function* sourcesOf(
  source: SegmentSource,
  beganMs: number,
  found: SeqList | undefined,
  count: (more: number) => void
): AsyncGenerator<HarSource> {
  for (const span of await laneSpans(source)) {
    const known = await exchangeOf(source, span)
    // An entry of such a file is a hop.
    const exchange = known?.hops.length ? known : unknownExchange(beganMs + span.openingMs)
    yield { exchange, socketMessages: messagesOf(source, span, beganMs, found, count) }
  }
}

/** In the order of their beginnings. */
async function laneSpans(source: SegmentSource): Promise<LaneSpan[]> {
  const spans = new Map<number, LaneSpan>()
  for await (const { seq, records } of readSpans(source, 0)) {
    for (let n = 0; n < records.count; n++) {
      const kind = records.kind(n)
      if (!kind) continue
      const lane = records.lane(n)
      const span = spans.get(lane) ?? { lane, from: seq + n, to: seq + n, openingMs: records.atMs(n) }
      spans.set(lane, span)
      span.to = seq + n
      if (kind === 'handshake') span.handshakeSeq = seq + n
    }
  }
  return [...spans.values()]
}

async function exchangeOf(source: SegmentSource, { handshakeSeq }: LaneSpan): Promise<Exchange | undefined> {
  if (handshakeSeq === undefined) return undefined
  const bytes = await readExtra(source, handshakeSeq)
  return Exchange.safeParse(parseJson(bytes.toString('utf8'))).data
}

async function* messagesOf(
  source: SegmentSource,
  { lane, from, to }: LaneSpan,
  beganMs: number,
  found: SeqList | undefined,
  count: (more: number) => void
): AsyncGenerator<HarSocketMessage[]> {
  for await (const rows of loggedRows(source, { found, lane, from, to })) {
    const messages: HarSocketMessage[] = []
    for (const row of rows) {
      const message = messageOf(row, beganMs)
      if (message) messages.push(message)
    }
    count(messages.length)
    yield messages
  }
}

function messageOf({ records, n, payload, extra }: LoggedRow, beganMs: number): HarSocketMessage | undefined {
  const opcode = records.opcode(n)
  if (!opcode) return undefined
  const beyond = {
    ...(records.code(n) !== undefined && { code: records.code(n) }),
    ...(records.rttMs(n) !== undefined && { rttMs: records.rttMs(n) }),
    ...(records.origin(n) && { origin: records.origin(n) }),
    ...(records.isCovered(n) && { covered: true }),
    ...(opcode === 'event' && { event: parseEvent(extra) })
  }
  const isPlain = isText(opcode) && opcode !== 'close'
  return {
    type: records.isSent(n) ? 'send' : 'receive',
    time: (beganMs + records.atMs(n)) / 1000,
    opcode: FRAME_OPCODES[opcode],
    data: payload.toString(isPlain ? 'utf8' : 'base64'),
    ...(Object.keys(beyond).length > 0 && { _sonde: beyond })
  }
}

/** The format wants a URL. */
const UNKNOWN_URL = 'ws://unknown.invalid/'

function unknownExchange(beganMs: number): Exchange {
  const request = { method: 'GET', url: UNKNOWN_URL, headers: [] }
  return {
    id: randomUUID(),
    startedAt: new Date(beganMs).toISOString(),
    request: { ...request, body: { kind: 'empty' } },
    hops: [
      {
        index: 0,
        reason: 'initial',
        request,
        phases: [],
        changes: [],
        cookies: { sent: [], stored: [], rejected: [] },
        warnings: [],
        samples: { up: [], down: [] },
        startMs: 0,
        endMs: 0
      }
    ],
    totalMs: 0,
    insecure: false
  }
}
