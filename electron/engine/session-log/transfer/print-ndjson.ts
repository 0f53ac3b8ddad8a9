import { isUtf8 } from 'node:buffer'
import { parseJson } from '#shared/format/parse-json.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { MessageRecord, NoteRecord } from '#shared/model/socket/log-record.ts'
import { parseEvent, parseNote } from '../format/note-text.ts'
import { isText } from '../read/entry-of.ts'
import type { SessionMessage, SessionNote } from '../session-entry.ts'
import type { LoggedRow } from './logged-rows.ts'

/** A `SessionMessage`, and whether something in it is covered. */
interface RecordedMessage extends Pick<SessionMessage, 'lane' | 'atMs' | 'direction' | 'opcode' | 'payload'> {
  origin?: SessionMessage['origin'] | undefined
  code?: number | undefined
  rttMs?: number | undefined
  covered?: true | undefined
  event?: SessionMessage['event'] | undefined
}

/**
 * A message as a line of NDJSON.
 * @param beganMs when the session's clock began, in milliseconds since 1970
 */
export function printMessageRecord(seq: number, message: RecordedMessage, beganMs: number): string {
  const { lane, atMs, direction, opcode, payload, code, rttMs, origin, covered, event } = message
  const bytes = Buffer.isBuffer(payload)
    ? payload
    : Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  // What would not come out again as it went in is no text.
  const text = isText(opcode) && isUtf8(bytes) ? bytes.toString('utf8') : undefined
  const isClose = opcode === 'close'
  // JSON leaves out what is undefined. Spreads would take most of the time of an export.
  const record: { [K in keyof MessageRecord]: MessageRecord[K] | undefined } = {
    seq,
    lane,
    at: timeAt(beganMs + atMs),
    atMs,
    direction,
    opcode,
    size: payload.length,
    text: isClose ? undefined : text,
    base64: text === undefined ? bytes.toString('base64') : undefined,
    code,
    reason: isClose ? text : undefined,
    rttMs,
    origin,
    covered,
    event
  }
  return asLine(record)
}

/** Something that happened to a session as a line of NDJSON. */
export function printNoteRecord(seq: number, note: SessionNote, beganMs: number): string {
  const { lane, atMs, kind, exchange, ...facts } = note
  const record: NoteRecord = {
    ...{ seq, lane, at: timeAt(beganMs + atMs), atMs, kind, ...facts },
    ...(exchange && { exchange })
  }
  return asLine(record)
}

/** An entry of a log as a line of NDJSON. */
export function printNdjson({ seq, records, n, payload, extra }: LoggedRow, beganMs: number): string {
  const place = { lane: records.lane(n), atMs: records.atMs(n) }
  const opcode = records.opcode(n)
  if (!opcode) {
    const note = records.kind(n) && parseNote(payload, { seq, ...place })
    if (!note) return asLine({ seq, kind: 'damaged' })
    const { seq: _, ...facts } = note
    const exchange = Exchange.safeParse(parseJson(extra.toString('utf8'))).data
    return printNoteRecord(seq, { ...facts, ...(exchange && { exchange }) }, beganMs)
  }
  const message: RecordedMessage = {
    lane: place.lane,
    atMs: place.atMs,
    direction: records.isSent(n) ? 'sent' : 'received',
    opcode,
    payload,
    origin: records.origin(n),
    code: records.code(n),
    rttMs: records.rttMs(n),
    covered: records.isCovered(n) ? true : undefined,
    event: opcode === 'event' ? parseEvent(extra) : undefined
  }
  return printMessageRecord(seq, message, beganMs)
}

function timeAt(ms: number): string {
  return new Date(ms).toISOString()
}

function asLine(record: object): string {
  return `${JSON.stringify(record)}\n`
}
