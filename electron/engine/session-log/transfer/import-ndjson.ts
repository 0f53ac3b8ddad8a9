import { parseJson } from '#shared/format/parse-json.ts'
import { NoteEntry } from '#shared/model/socket/log-entry.ts'
import { MessageRecord, NoteRecord } from '#shared/model/socket/log-record.ts'
import { isBeginning, MAX_SESSION_MS } from '#shared/model/socket/session-time.ts'
import type { SessionLogTarget, SessionMessage } from '../session-entry.ts'
import { coverNote } from '../write/cover-note.ts'
import { type ImportProblems, TOO_LATE } from './import-problems.ts'
import type { ImportSecrets } from './import-secrets.ts'
import type { Line } from './ndjson-lines.ts'

type ReadRecord = { message: MessageRecord } | { note: NoteRecord }

/**
 * When a session began whose first record this is, in milliseconds since 1970. Undefined where that is not said, or
 * cannot be.
 */
export function beginOf(read: ReadRecord, problems: ImportProblems): number | undefined {
  const { at, atMs = 0 } = placeOf(read)
  if (at === undefined) return undefined
  // A time of day has whole milliseconds, rounded down; so has a beginning.
  const beganMs = Math.ceil(Date.parse(at) - atMs)
  if (isBeginning(beganMs)) return beganMs
  problems.add(`The session cannot have begun when its first entry says: at ${at}, less ${atMs} ms.`)
  return undefined
}

/** A line of a file as a record. @returns a sentence where it is none; undefined where there is nothing in it */
export function readRecord(line: Line, number: number): ReadRecord | string | undefined {
  if (line === 'too-long') return `Line ${number} is too long.`
  if (line.text.trim() === '') return undefined
  const value = parseJson(line.text)
  if (value === undefined) return `Line ${number} is no JSON.`
  const isNote = typeof value === 'object' && value !== null && 'kind' in value
  const note = isNote ? NoteRecord.safeParse(value) : undefined
  if (note?.success) return { note: note.data }
  const message = note ? undefined : MessageRecord.safeParse(value)
  if (message?.success) return { message: message.data }
  const [issue] = (note ?? message)?.error?.issues ?? []
  const place = issue?.path.map(String).join('.') ?? ''
  return `Line ${number} is no entry of a log: ${place === '' ? '' : `\`${place}\`: `}${issue?.message}.`
}

/**
 * Adds a record to a log.
 * @param beganMs when that began; a record without any time comes at the same time as the one before
 * @param secrets learn what a handshake proves with
 */
export function addRecord(
  read: ReadRecord,
  beganMs: number,
  log: SessionLogTarget,
  secrets: ImportSecrets,
  problems: ImportProblems
): void {
  const { at, lane = 0, atMs: told } = placeOf(read)
  const atMs = Math.max(0, told ?? (at === undefined ? 0 : Date.parse(at) - beganMs))
  if (atMs > MAX_SESSION_MS) {
    problems.add(TOO_LATE)
    return
  }
  if ('message' in read) {
    log.addMessage(messageOf(read.message, lane, atMs))
    return
  }
  const { exchange, ...facts } = read.note
  const note = NoteEntry.safeParse({ ...facts, lane, atMs, seq: 0 })
  if (note.success) {
    const { seq: _, ...entry } = note.data
    if (exchange) secrets.learn(exchange)
    log.addNote(coverNote({ ...entry, ...(exchange && { exchange }) }, secrets.forms))
  } else problems.add(`A note of the session (“${facts.kind}”) is incomplete.`)
}

function placeOf(read: ReadRecord): MessageRecord | NoteRecord {
  return 'message' in read ? read.message : read.note
}

function messageOf(record: MessageRecord, lane: number, atMs: number): SessionMessage {
  const { direction, opcode, text, base64, reason, origin, code, rttMs, covered, event } = record
  const payload =
    base64 === undefined
      ? Buffer.from((opcode === 'close' ? reason : text) ?? text ?? '')
      : Buffer.from(base64, 'base64')
  return {
    ...{ lane, atMs, direction, opcode, payload },
    ...(origin && { origin }),
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(covered && { covered }),
    ...(event && {
      event: { type: oneLine(event.type), ...(event.id !== undefined && { id: oneLine(event.id) }) }
    })
  }
}

/** As they come in an event stream. */
function oneLine(text: string): string {
  return text.replaceAll('\n', ' ')
}
