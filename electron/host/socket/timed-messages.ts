import { ClientError } from '#shared/model/client-error.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { TimedMessage } from '#shared/model/socket/automation.ts'
import type { MessageOrigin } from '#shared/model/socket/opcodes.ts'
import type { Sent } from './held-socket.ts'

export type SendByItself = (message: DraftMessage, origin: MessageOrigin) => Promise<Sent>
/** Told why one could not be sent: a sentence for a person. */
export type OnUnsent = (index: number, problem: string) => void

/** Messages that are sent again and again while a connection stands. */
export class TimedMessages {
  readonly #send: SendByItself
  readonly #onUnsent: OnUnsent
  #list: readonly TimedMessage[] = []
  #timers: NodeJS.Timeout[] = []
  #isOpen = false

  constructor(send: SendByItself, onUnsent: OnUnsent) {
    this.#send = send
    this.#onUnsent = onUnsent
  }

  /** All of them from now on, each counted anew. */
  set(list: readonly TimedMessage[]): void {
    this.#list = list
    if (this.#isOpen) this.start()
  }

  /** A connection stands. */
  start(): void {
    this.pause()
    this.#isOpen = true
    this.#timers = this.#list.map(({ message, everyMs }, index) => {
      let isSending = false
      let told = ''
      return setInterval(() => {
        // One that takes longer than its time to be made leaves out a turn.
        if (isSending) return
        isSending = true
        void this.#sendOne(message).then(problem => {
          isSending = false
          if (problem !== '' && problem !== told && this.#isOpen) this.#onUnsent(index, problem)
          told = problem
        })
      }, everyMs)
    })
  }

  /** None does. */
  pause(): void {
    this.#isOpen = false
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
  }

  stop(): void {
    this.#list = []
    this.pause()
  }

  /** @returns why it was not sent; empty when it was */
  async #sendOne(message: DraftMessage): Promise<string> {
    try {
      return problemOf(await this.#send(message, 'timer'))
    } catch (error) {
      return ClientError.wrap(error).message
    }
  }
}

/** Why a message could not be made; empty when it was. */
export function problemOf(sent: Sent): string {
  return 'problems' in sent ? sent.problems.map(({ problem }) => problem).join(' ') : ''
}
