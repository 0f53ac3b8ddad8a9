import { StringDecoder } from 'node:string_decoder'
import type { DamagedEntry, LogEntry, MessageEntry } from '#shared/model/socket/log-entry.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import type { Records } from '../format/index-record.ts'
import { parseEvent, parseNote } from '../format/note-text.ts'
import type { Place } from './read-pieces.ts'

/** So much of the beginning of a message is told with its entry. */
export const MAX_ENTRY_TEXT = 512
export const MAX_ENTRY_BYTES = 64

/** No character takes more in UTF-8, for each UTF-16 code unit of it. */
const BYTES_OF_UNIT = 3
/** No note, and no type of an event, is so long: what says so is damaged. */
const MAX_NOTE_BYTES = 16 * 1024 * 1024
const MAX_EVENT_BYTES = 1024 * 1024

/** What has to be read of the data to tell an entry: its beginning, and what follows it. */
export function placesOf(records: Records, n: number): [Place, Place] {
  const opcode = records.opcode(n)
  const size = records.size(n)
  const most = !opcode ? MAX_NOTE_BYTES : isText(opcode) ? MAX_ENTRY_TEXT * BYTES_OF_UNIT : MAX_ENTRY_BYTES
  const extra = opcode === 'event' ? Math.min(records.extra(n), MAX_EVENT_BYTES) : 0
  return [
    { offset: records.offset(n), length: Math.min(size, most) },
    { offset: records.offset(n) + size, length: extra }
  ]
}

/**
 * An entry as it is told.
 * @param head the beginning of its data, and `extra` what follows: see `placesOf`
 */
export function entryOf(records: Records, n: number, seq: number, head: Buffer, extra: Buffer): LogEntry {
  const place = { seq, lane: records.lane(n), atMs: records.atMs(n) }
  const [headPlace, extraPlace] = placesOf(records, n)
  const isWhole = head.length === headPlace.length && extra.length === extraPlace.length
  if (!records.kind(n) || !isWhole) return damagedEntry(seq, place.lane, place.atMs)
  const opcode = records.opcode(n)
  if (!opcode) return parseNote(head, place) ?? damagedEntry(seq, place.lane, place.atMs)
  return messageEntry(records, n, { ...place, opcode }, head, extra)
}

/** @param atMs what may be no time, as it is damaged as well */
export function damagedEntry(seq: number, lane: number, atMs: number): DamagedEntry {
  return { kind: 'damaged', seq, lane, atMs: atMs >= 0 && Number.isFinite(atMs) ? atMs : 0 }
}

export function isText(opcode: MessageOpcode): boolean {
  return opcode === 'text' || opcode === 'event' || opcode === 'close'
}

function messageEntry(
  records: Records,
  n: number,
  place: { seq: number; lane: number; atMs: number; opcode: MessageOpcode },
  head: Buffer,
  extra: Buffer
): MessageEntry {
  const origin = records.origin(n)
  const code = records.code(n)
  const rttMs = records.rttMs(n)
  return {
    kind: 'message',
    ...place,
    direction: records.isSent(n) ? 'sent' : 'received',
    size: records.size(n),
    ...(origin && { origin }),
    ...(records.isCovered(n) && { covered: true }),
    ...(isText(place.opcode)
      ? { text: beginningOf(head, records.size(n)) }
      : { bytes: Uint8Array.from(head.subarray(0, MAX_ENTRY_BYTES)) }),
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(place.opcode === 'event' && { event: parseEvent(extra) })
  }
}

/** Whole characters alone. */
function beginningOf(head: Buffer, size: number): string {
  const text = head.length < size ? new StringDecoder('utf8').write(head) : head.toString('utf8')
  if (text.length <= MAX_ENTRY_TEXT) return text
  const isHalf = (text.codePointAt(MAX_ENTRY_TEXT - 1) ?? 0) > 0xffff
  return text.slice(0, isHalf ? MAX_ENTRY_TEXT - 1 : MAX_ENTRY_TEXT)
}
