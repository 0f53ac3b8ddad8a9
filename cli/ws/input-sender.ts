import { setTimeout as sleep } from 'node:timers/promises'
import type { OutgoingMessage } from '#engine/websocket/send-queue.ts'
import type { SocketSession } from '#engine/websocket/socket-session.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { SessionTurns } from './session-turns.ts'

/** A larger message goes when nothing else is on its way. */
const LARGE_BYTES = 4 * 1024 * 1024
/** Of messages that are not sent no more are counted. */
export const MAX_COUNTED = 10_000
/** What comes no later than this after the one before, or the end of the session, counts as read. */
export const READY_MS = 20

export interface InputSenderParts {
  session: SocketSession
  turns: SessionTurns
  messages: AsyncIterable<Buffer>
  /** A message of what was read; it throws a ClientError BUILD where that is none. */
  read(bytes: Buffer): OutgoingMessage
  /** Told of what cannot be sent, with its number from 1. It goes on where that returns. */
  onRefused(error: ClientError, number: number): void
}

/**
 * Sends what is read, one message after the other: none is read as long as there is no connection, or the server takes
 * them more slowly than they come.
 */
export class InputSender {
  readonly #parts: InputSenderParts
  #isReading = false

  constructor(parts: InputSenderParts) {
    this.#parts = parts
  }

  /** Whether it waits for a message to be read. */
  get isReading(): boolean {
    return this.#isReading
  }

  /**
   * Resolves when all has been handed to the system, or the session is over: then with how many messages were there and
   * not sent, as far as these are counted.
   */
  async run(): Promise<number> {
    const { session, messages, read, onRefused } = this.#parts
    const iterator = messages[Symbol.asyncIterator]()
    for (let number = 1; ; number++) {
      this.#isReading = true
      const { value, done } = await iterator.next()
      this.#isReading = false
      if (done) break
      try {
        if (!(await this.#send(read(value)))) return 1 + (await countReady(iterator))
      } catch (error) {
        onRefused(ClientError.wrap(error), number)
      }
    }
    await session.drained(0)
    return 0
  }

  /** @returns whether it was sent; else the session is over */
  async #send(message: OutgoingMessage): Promise<boolean> {
    const { session, turns } = this.#parts
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
}

async function countReady(iterator: AsyncIterator<Buffer>): Promise<number> {
  for (let count = 0; count < MAX_COUNTED; count++) {
    const next = iterator.next().catch(() => undefined)
    const result = await Promise.race([next, sleep(READY_MS, undefined, { ref: false })])
    if (!result || result.done) return count
  }
  return MAX_COUNTED
}
