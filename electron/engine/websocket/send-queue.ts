import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { MessageOrigin } from '#shared/model/socket/opcodes.ts'

const MAX_MESSAGES = 10_000
const MAX_BYTES = 64 * 1024 * 1024

/** A message to be sent. Its payload stays as it is until it has gone. */
export interface OutgoingMessage {
  payload: Uint8Array
  isText: boolean
  origin: MessageOrigin
  /** The connection that it is meant for; absent is whichever there is. */
  lane?: number | undefined
}

/** Messages that wait for a connection, in order. */
export class SendQueue {
  #messages: OutgoingMessage[] = []
  #bytes = 0

  get length(): number {
    return this.#messages.length
  }

  get bytes(): number {
    return this.#bytes
  }

  /** @throws ClientError CONNECTION_CLOSED `queue-full` */
  add(message: OutgoingMessage): void {
    const { length } = message.payload
    const isFull = this.#messages.length >= MAX_MESSAGES || this.#bytes + length > MAX_BYTES
    if (isFull) {
      const limit = `${MAX_MESSAGES.toLocaleString('en')} with ${formatBytes(MAX_BYTES)}`
      const facts = { messages: this.#messages.length, size: formatBytes(this.#bytes), limit }
      throw new ClientError('CONNECTION_CLOSED', { reason: 'queue-full', facts })
    }
    this.#messages.push(message)
    this.#bytes += length
  }

  /** The first of them. */
  get next(): OutgoingMessage | undefined {
    return this.#messages[0]
  }

  /** Takes the first away. */
  shift(): void {
    this.#bytes -= this.#messages.shift()?.payload.length ?? 0
  }

  /** Lets those go that were meant for a connection that is over. @returns whether there were any */
  endLane(lane: number): boolean {
    const gone = this.#messages.filter(message => message.lane === lane)
    this.#messages = this.#messages.filter(message => message.lane !== lane)
    for (const { payload } of gone) this.#bytes -= payload.length
    return gone.length > 0
  }

  clear(): void {
    this.#messages = []
    this.#bytes = 0
  }
}
