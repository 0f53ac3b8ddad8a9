import { z } from 'zod'
import type { HarExchange } from '#shared/har/import-har.ts'
import { FRAME_OPCODES, HarSocketMessage } from '#shared/har/socket-message.ts'
import { MessageRecord } from '#shared/model/socket/log-record.ts'
import type { MessageOpcode } from '#shared/model/socket/opcodes.ts'
import { isBeginning, MAX_SESSION_MS } from '#shared/model/socket/session-time.ts'
import type { SessionLogTarget, SessionMessage, SessionNote } from '../session-entry.ts'
import { coverNote } from '../write/cover-note.ts'
import { type ImportProblems, refuseFile, TOO_LATE } from './import-problems.ts'
import { ImportSecrets } from './import-secrets.ts'

/** An entry of the log to be, and where its bytes are made of when it is its turn. */
type Step = { atMs: number; note: SessionNote } | { atMs: number; message: HarSocketMessage; lane: number }

export interface HarSession {
  /** Milliseconds since 1970. */
  beganMs: number
  /** In the order of their times. */
  steps: Step[]
  secrets: ImportSecrets
}

const OPCODES: Record<number, MessageOpcode> = { 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' }
const Beyond = MessageRecord.pick({ code: true, rttMs: true, origin: true, covered: true, event: true })

/** Connections of a HAR file as one session. @throws ClientError BUILD `file` when there are none in it */
export function layOutSession(connections: readonly HarExchange[], problems: ImportProblems): HarSession {
  const all = connections.filter(({ messages }) => messages)
  const nameOf = (har: HarExchange) => (all.length > 1 ? `WebSocket ${all.indexOf(har) + 1}` : 'a WebSocket')
  const sockets = all.filter(har => mayBegin(har, problems)).sort((a, b) => startOf(a) - startOf(b))
  if (sockets.length === 0)
    throw refuseFile(problems.first ?? 'There are no messages of a WebSocket in this file.')
  const lanes = sockets.map(har => ({ har, messages: readMessages(har, nameOf(har), problems) }))
  const times = lanes.flatMap(({ har, messages }) => [startOf(har), ...timesOf(messages)])
  // As it will be written down, so that no time of day changes.
  const beganMs = Math.floor(times.reduce((first, time) => Math.min(first, time)))
  const told = lanes.flatMap(({ har, messages }, lane) => stepsOf(har, messages, lane, beganMs))
  const steps = told.filter(({ atMs }) => atMs <= MAX_SESSION_MS)
  for (let left = told.length; left > steps.length; left--) problems.add(TOO_LATE)
  const secrets = new ImportSecrets(problems)
  for (const { exchange } of sockets) secrets.learn(exchange)
  return { beganMs, steps: steps.sort((a, b) => a.atMs - b.atMs), secrets }
}

/** Adds an entry to a log that covers what is secret in messages. */
export function addStep(step: Step, { forms }: ImportSecrets, log: SessionLogTarget): void {
  if ('note' in step) log.addNote(coverNote(step.note, forms))
  else log.addMessage(messageOf(step.message, step.lane, step.atMs))
}

function mayBegin(har: HarExchange, problems: ImportProblems): boolean {
  if (isBeginning(startOf(har))) return true
  problems.add(`A WebSocket cannot have been opened when the file says: ${har.exchange.startedAt}.`)
  return false
}

function startOf({ exchange }: HarExchange): number {
  return Date.parse(exchange.startedAt)
}

/** By the first alone: they stand in the order of their times. */
function timesOf([first]: readonly HarSocketMessage[]): number[] {
  return first ? [first.time * 1000] : []
}

/** @param socket whose they are, in words */
function readMessages(har: HarExchange, socket: string, problems: ImportProblems): HarSocketMessage[] {
  const { messages = [] } = har
  const inUnit = countsMilliseconds(messages[0], startOf(har)) ? inSeconds : (value: unknown) => value
  return messages.flatMap((value, index) => {
    const read = HarSocketMessage.safeParse(inUnit(value))
    const wrong = read.success ? whyNone(read.data) : 'is none'
    if (wrong === undefined && read.success) return [read.data]
    problems.add(`Message ${index + 1} of ${socket} ${wrong}.`)
    return []
  })
}

const Timed = z.looseObject({ time: z.number() })

/** Playwright writes milliseconds where browsers write seconds: as those they are ages after the beginning. */
function countsMilliseconds(message: unknown, startMs: number): boolean {
  const { data } = Timed.safeParse(message)
  if (!data) return false
  return data.time * 1000 - startMs > MAX_SESSION_MS && Math.abs(data.time - startMs) <= MAX_SESSION_MS
}

function inSeconds(message: unknown): unknown {
  const { data } = Timed.safeParse(message)
  return data ? { ...data, time: data.time / 1000 } : message
}

function whyNone({ type, opcode, data }: HarSocketMessage): string | undefined {
  if (type === 'error') return undefined
  if (!OPCODES[opcode]) return `has the unknown opcode ${opcode}`
  return isPlain(opcode) || isBase64(data)
    ? undefined
    : `has the opcode ${opcode}, and its data is not base64`
}

function isPlain(opcode: number): boolean {
  return opcode === FRAME_OPCODES.text
}

/** Padded or not. What decodes it leaves out what is none. */
function isBase64(text: string): boolean {
  const { length } = text.replace(/={1,2}$/, '')
  return length % 4 !== 1 && Buffer.from(text, 'base64').length === Math.floor((length * 3) / 4)
}

function stepsOf(
  { exchange }: HarExchange,
  messages: readonly HarSocketMessage[],
  lane: number,
  beganMs: number
): Step[] {
  const openingMs = Date.parse(exchange.startedAt) - beganMs
  const timed = messages.map(message => ({
    message,
    atMs: Math.max(0, inSteps(message.time * 1000 - beganMs))
  }))
  const [first] = timed
  // What others call the time of such an entry may be that of the whole connection.
  const handshakeMs = Math.min(openingMs + exchange.totalMs, first?.atMs ?? Number.POSITIVE_INFINITY)
  const { status, headers = [] } = exchange.hops.at(-1)?.response ?? {}
  const header = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
  const handshake: SessionNote = {
    kind: 'handshake',
    ...{ lane, atMs: Math.max(openingMs, handshakeMs), exchange },
    ...(status !== undefined && { status }),
    subprotocol: header('sec-websocket-protocol'),
    extensions: header('sec-websocket-extensions'),
    ...(exchange.error && { error: exchange.error })
  }
  return [
    { atMs: openingMs, note: { kind: 'opening', lane, atMs: openingMs, attempt: 1 } },
    { atMs: handshake.atMs, note: handshake },
    ...timed.map(({ message, atMs }) =>
      message.type === 'error' ? { atMs, note: failure(lane, atMs) } : { atMs, message, lane }
    )
  ]
}

/** Of a microsecond, as the clock goes: seconds since 1970 in a double go no further. */
function inSteps(ms: number): number {
  return Math.round(ms * 1000) / 1000
}

/** What the browser said of a connection that broke. */
function failure(lane: number, atMs: number): SessionNote {
  return { kind: 'ended', lane, atMs, end: { code: 1006, reason: '', by: 'network' } }
}

function messageOf(
  { type, opcode, data, _sonde }: HarSocketMessage,
  lane: number,
  atMs: number
): SessionMessage {
  const { event, code, rttMs, origin, covered } = Beyond.safeParse(_sonde).data ?? {}
  return {
    ...{ lane, atMs },
    direction: type === 'send' ? 'sent' : 'received',
    opcode: event ? 'event' : (OPCODES[opcode] ?? 'binary'),
    payload: Buffer.from(data, isPlain(opcode) ? 'utf8' : 'base64'),
    ...(origin && { origin }),
    ...(code !== undefined && { code }),
    ...(rttMs !== undefined && { rttMs }),
    ...(covered && { covered }),
    ...(event && { event: { type: event.type, ...(event.id !== undefined && { id: event.id }) } })
  }
}
