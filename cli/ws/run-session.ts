import type { Readable } from 'node:stream'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { startClock } from '#engine/clock.ts'
import type { SessionLogTarget } from '#engine/session-log/session-entry.ts'
import { SocketSession } from '#engine/websocket/socket-session.ts'
import type { OpenConnection } from '#engine/websocket/upgraded-connection.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { UsageError } from '../usage-error.ts'
import { inputMessages } from './input-messages.ts'
import { readBinary, readText } from './read-message.ts'
import { sendInput } from './send-input.ts'
import { SessionTurns } from './session-turns.ts'

export interface SessionParts {
  open: OpenConnection
  settings: SocketSettings
  log: SessionLogTarget
  input: Readable
  binary: boolean
  /** The byte between messages of the input. */
  separator: number
  /** So long one stays after the end of the input, in ms. */
  waitMs: number
  /** Closes it. */
  signal: AbortSignal
  /** Ends it at once. */
  timeout: AbortSignal | undefined
  /** Told of a message that cannot be sent. Where it throws, the session is closed. */
  onRefused(error: ClientError, number: number): void
}

type Closed = Extract<SocketState, { state: 'closed' }>

const NORMAL = 1000
/** Curl's for what cannot be read. */
const UNREADABLE = 26

/**
 * Holds a session until it is over: what is read is sent, and it is closed a while after that has ended.
 * @throws ClientError and UsageError for what is wrong with the input
 */
export async function runSession(parts: SessionParts): Promise<Closed> {
  const { open, settings, log, input, signal, timeout } = parts
  const turns = new SessionTurns()
  const session = new SocketSession({
    open,
    settings,
    log,
    clock: startClock(),
    listener: { onState: state => turns.tell(state) }
  })
  session.connect()
  whenAborted(signal, () => session.close(NORMAL))
  if (timeout) whenAborted(timeout, () => void session.end())
  const closed = untilClosed(session, turns)
  try {
    await Promise.race([converse(session, turns, parts), closed])
  } finally {
    session.close(NORMAL)
    await closed
    input.destroy()
  }
  return closed
}

function whenAborted(signal: AbortSignal, act: () => void): void {
  if (signal.aborted) act()
  else signal.addEventListener('abort', act)
}

async function untilClosed(session: SocketSession, turns: SessionTurns): Promise<Closed> {
  for (;;) {
    const { state } = session
    if (state.state === 'closed') return state
    await turns.next()
  }
}

async function converse(session: SocketSession, turns: SessionTurns, parts: SessionParts): Promise<void> {
  const { input, separator, binary, waitMs, onRefused } = parts
  const messages = inputMessages(chunksOf(input), separator)
  await sendInput(session, turns, messages, binary ? readBinary : readText, onRefused)
  while (session.state.state === 'connecting') await turns.next()
  await new Promise<void>(resolve => {
    if (waitMs < Number.POSITIVE_INFINITY) setTimeout(resolve, waitMs).unref()
  })
}

/** @throws UsageError when it cannot be read. That it is closed here is its end. */
async function* chunksOf(input: Readable): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of input) yield chunk
  } catch (error) {
    if (input.destroyed && input.errored === null) return
    throw new UsageError(`Standard input: ${describeRefusal(error)}`, UNREADABLE)
  }
}
