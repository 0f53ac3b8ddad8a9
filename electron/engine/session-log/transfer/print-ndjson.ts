import { isUtf8 } from 'node:buffer'
import { parseJson } from '#shared/format/parse-json.ts'
import { Exchange } from '#shared/model/exchange.ts'
import type { MessageRecord } from '#shared/model/socket/log-record.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import { parseEvent, parseNote } from '../format/note-text.ts'
import { isText } from '../read/entry-of.ts'
import type { LoggedRow } from './logged-rows.ts'

/** An entry as a line of NDJSON: see `MessageRecord` and `NoteRecord`. @param beganMs since 1970 */
export function printNdjson(row: LoggedRow, beganMs: number): string {
  return `${JSON.stringify(recordOf(row, beganMs))}\n`
}

function recordOf({ seq, records, n, payload, extra }: LoggedRow, beganMs: number): object {
  const place = { seq, lane: records.lane(n), atMs: records.atMs(n) }
  if (!records.kind(n)) return { seq, kind: 'damaged' }
  const told = { seq, lane: place.lane, at: new Date(beganMs + place.atMs).toISOString(), atMs: place.atMs }
  const opcode = records.opcode(n)
  if (opcode) return { ...told, ...messageOf({ seq, records, n, payload, extra }, opcode) }
  const { kind = 'damaged', ...facts } = parseNote(payload, place) ?? {}
  const exchange = extra.length > 0 ? Exchange.safeParse(parseJson(extra.toString('utf8'))).data : undefined
  return { ...told, kind, ...facts, ...(exchange && { exchange }) }
}

function messageOf({ records, n, payload, extra }: LoggedRow, opcode: MessageOpcode): MessageRecord {
  const origin = records.origin(n)
  const code = records.code(n)
  const rttMs = records.rttMs(n)
  return {
    direction: records.isSent(n) ? 'sent' : 'received',
    opcode,
    size: records.size(n),
    ...contentOf(payload, opcode),
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(origin && { origin }),
    ...(records.isCovered(n) && { covered: true }),
    ...(opcode === 'event' && { event: parseEvent(extra) })
  }
}

/** What would not come out again as it went in is no text. */
function contentOf(
  payload: Buffer,
  opcode: MessageOpcode
): Pick<MessageRecord, 'text' | 'base64' | 'reason'> {
  if (!isText(opcode) || !isUtf8(payload)) return { base64: payload.toString('base64') }
  const text = payload.toString('utf8')
  return opcode === 'close' ? { reason: text } : { text }
}
