import { setTimeout as sleep } from 'node:timers/promises'
import { startClock } from '#engine/clock.ts'
import type { SessionLogTarget } from '#engine/session-log/session-entry.ts'
import { SocketSession } from '#engine/websocket/socket-session.ts'
import type { OpenConnection } from '#engine/websocket/upgraded-connection.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { SocketSettings } from '#shared/model/socket/socket-settings.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { InputSender, READY_MS } from './input-sender.ts'
import type { MessageInput } from './message-input.ts'
import { readBinary, readText } from './read-message.ts'
import { SessionTurns } from './session-turns.ts'

export interface SessionParts {
  open: OpenConnection
  settings: SocketSettings
  log: SessionLogTarget
  /** Closed when the session is over. */
  input: MessageInput
  binary: boolean
  /** So long one stays after the end of the input, in ms. */
  waitMs: number
  /** Closes it. */
  signal: AbortSignal
  /** Ends it at once. */
  timeout: AbortSignal | undefined
  /** Told of a message that cannot be sent. Where it throws, the session is closed. */
  onRefused(error: ClientError, number: number): void
}

export interface SessionResult {
  closed: Closed
  /** Messages that were there and not sent, as far as these are counted: see `InputSender`. */
  unsent: number
}

type Closed = Extract<SocketState, { state: 'closed' }>

const NORMAL = 1000

/**
 * Holds a session until it is over: what is read is sent, and it is closed a while after that has ended.
 * @throws ClientError and UsageError for what is wrong with the input
 */
export async function runSession(parts: SessionParts): Promise<SessionResult> {
  const { open, settings, log, input, binary, signal, timeout, onRefused } = parts
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
  const read = binary ? readBinary : readText
  const sender = new InputSender({ session, turns, messages: input.messages(), read, onRefused })
  const sending = sender.run()
  try {
    await Promise.race([sending.then(() => stay(session, turns, parts.waitMs)), closed])
    session.close(NORMAL)
    await closed
    // A session may be over before anything could be read of what was there.
    if (sender.isReading) await Promise.race([sending, sleep(READY_MS)])
    if (sender.isReading) input.close()
    return { closed: await closed, unsent: await sending }
  } finally {
    session.close(NORMAL)
    await closed
    input.close()
  }
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

async function stay(session: SocketSession, turns: SessionTurns, waitMs: number): Promise<void> {
  while (session.state.state === 'connecting') await turns.next()
  await new Promise<void>(resolve => {
    if (waitMs < Number.POSITIVE_INFINITY) setTimeout(resolve, waitMs).unref()
  })
}
