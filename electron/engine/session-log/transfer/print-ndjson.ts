import { isUtf8 } from 'node:buffer'
import { parseJson } from '#shared/format/parse-json.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { MessageRecord, NoteRecord } from '#shared/model/socket/log-record.ts'
import { parseEvent, parseNote } from '../format/note-text.ts'
import { isText } from '../read/entry-of.ts'
import type { SessionMessage, SessionNote } from '../session-entry.ts'
import type { LoggedRow } from './logged-rows.ts'

/**
 * A message as a line of NDJSON.
 * @param beganMs when the session's clock began, in milliseconds since 1970
 */
export function printMessageRecord(
  seq: number,
  message: SessionMessage & { covered?: true },
  beganMs: number
): string {
  const { payload, opcode, direction, ...facts } = message
  const { origin, code, rttMs, covered, event } = facts
  const record: MessageRecord = {
    ...placeOf(seq, message, beganMs),
    ...{ direction, opcode, size: payload.length, ...contentOf(message) },
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(origin && { origin }),
    ...(covered && { covered }),
    ...(event && { event })
  }
  return asLine(record)
}

/** Something that happened to a session as a line of NDJSON. */
export function printNoteRecord(seq: number, note: SessionNote, beganMs: number): string {
  const { lane: _, atMs: __, kind, exchange, ...facts } = note
  const record: NoteRecord = {
    ...{ ...placeOf(seq, note, beganMs), kind, ...facts },
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
  const origin = records.origin(n)
  const code = records.code(n)
  const rttMs = records.rttMs(n)
  const message = {
    ...{
      ...place,
      opcode,
      payload,
      direction: records.isSent(n) ? ('sent' as const) : ('received' as const)
    },
    ...(origin && { origin }),
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(records.isCovered(n) && { covered: true as const }),
    ...(opcode === 'event' && { event: parseEvent(extra) })
  }
  return printMessageRecord(seq, message, beganMs)
}

function placeOf(seq: number, { lane, atMs }: { lane: number; atMs: number }, beganMs: number) {
  return { seq, lane, at: new Date(beganMs + atMs).toISOString(), atMs }
}

/** What would not come out again as it went in is no text. */
function contentOf({
  payload,
  opcode
}: Pick<SessionMessage, 'payload' | 'opcode'>): Pick<MessageRecord, 'text' | 'base64' | 'reason'> {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  if (!isText(opcode) || !isUtf8(bytes)) return { base64: bytes.toString('base64') }
  const text = bytes.toString('utf8')
  return opcode === 'close' ? { reason: text } : { text }
}

function asLine(record: object): string {
  return `${JSON.stringify(record)}\n`
}
