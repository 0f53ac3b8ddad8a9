import type { OutgoingMessage } from '#engine/websocket/send-queue.ts'
import type { SocketSession } from '#engine/websocket/socket-session.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { SessionTurns } from './session-turns.ts'

/** A larger message goes when nothing else is on its way. */
const LARGE_BYTES = 4 * 1024 * 1024

/**
 * Sends what is read, one message after the other: none is read as long as there is no connection, or the server takes
 * them more slowly than they come. Resolves when all has been handed to the system, or the session is over.
 * @param read a message of what was read; it throws a ClientError BUILD where that is none
 * @param onRefused told of what cannot be sent, with its number from 1. It goes on where that returns
 */
export async function sendInput(
  session: SocketSession,
  turns: SessionTurns,
  input: AsyncIterable<Buffer>,
  read: (bytes: Buffer) => OutgoingMessage,
  onRefused: (error: ClientError, number: number) => void
): Promise<void> {
  let number = 0
  for await (const bytes of input) {
    number++
    try {
      if (!(await sendOnce(session, turns, read(bytes)))) return
    } catch (error) {
      onRefused(ClientError.wrap(error), number)
    }
  }
  await session.drained(0)
}

/** @returns whether it was sent; else the session is over */
async function sendOnce(
  session: SocketSession,
  turns: SessionTurns,
  message: OutgoingMessage
): Promise<boolean> {
  for (;;) {
    const { state } = session.state
    if (state === 'closed') return false
    if (state === 'open') {
      await session.drained(message.payload.length > LARGE_BYTES ? 0 : undefined)
      // It may have ended meanwhile.
      if (session.state.state === 'open') {
        session.send(message)
        return true
      }
    } else await turns.next()
  }
}
