import { ClientError } from '../model/client-error.ts'
import { AsyncQueue } from './async-queue.ts'
import { creditCost, payloadSize, ReceiveCredit, SendCredit } from './credit.ts'
import { EventBatch } from './event-batch.ts'
import type { HostFrame } from './frames.ts'
import type { StreamContext } from './handlers.ts'
import { misuse } from './misuse.ts'

export interface ServedStreamOptions {
  id: number
  credit: number
  post(frame: HostFrame): void
  run(context: StreamContext<unknown>): AsyncIterable<unknown>
  /** Absent when the stream takes no messages. @throws ClientError when a message does not fit */
  checkMessage: ((message: unknown) => unknown) | undefined
}

/** A stream that is being answered: events out as far as credit goes, messages in as they are pulled. */
export class ServedStream {
  readonly finished: Promise<void>
  readonly #options: ServedStreamOptions
  readonly #abort = new AbortController()
  readonly #credit: SendCredit
  readonly #messageCredit: ReceiveCredit
  readonly #messages: AsyncQueue<unknown>
  readonly #batch: EventBatch
  #iterator: AsyncIterator<unknown> | undefined
  #closed = false

  constructor(options: ServedStreamOptions) {
    this.#options = options
    const { id, post } = options
    this.#credit = new SendCredit(options.credit)
    this.#messageCredit = new ReceiveCredit(credit => post({ type: 'credit', id, credit }))
    this.#messages = new AsyncQueue({
      onStart: () => this.#messageCredit.open(),
      onTake: message => this.#messageCredit.consume(creditCost(payloadSize(message)))
    })
    this.#batch = new EventBatch(values => this.#postEvents(values))
    this.finished = this.#pump()
  }

  grant(credit: number): void {
    this.#credit.grant(credit)
  }

  /** A message that may not be sent ends the stream: to drop it would falsify what is made of the rest. */
  message(value: unknown): void {
    const { checkMessage } = this.#options
    try {
      if (!checkMessage) throw misuse('this stream takes no messages')
      const message = checkMessage(value)
      if (!this.#messageCredit.receive(creditCost(payloadSize(message)))) {
        throw misuse('a message was sent without credit')
      }
      this.#messages.push(message)
    } catch (error) {
      this.#fail(error)
    }
  }

  endMessages(error: ClientError | undefined): void {
    if (error) this.#messages.fail(error)
    else this.#messages.end()
  }

  /** Asks the handler to stop. What it still has to tell is told. */
  abort(): void {
    this.#abort.abort()
  }

  /** Stops without another word. */
  cancel(): void {
    this.#closed = true
    this.#batch.discard()
    this.#credit.close()
    this.#abort.abort()
    this.#messages.end()
    // A generator queues this behind a pending pull; the pump awaits what comes of it.
    this.#iterator?.return?.().catch(() => undefined)
  }

  async #pump(): Promise<void> {
    const { id, post, run } = this.#options
    try {
      const events = run({ signal: this.#abort.signal, messages: this.#messages })
      this.#iterator = events[Symbol.asyncIterator]()
      while (await this.#credit.available()) {
        const next = await this.#iterator.next()
        if (next.done || this.#closed) break
        const size = payloadSize(next.value)
        this.#credit.spend(creditCost(size))
        this.#batch.add(next.value, size)
      }
      if (!this.#closed) {
        this.#batch.flush()
        this.#close()
        post({ type: 'end', id })
      }
      await this.#iterator.return?.()
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    if (this.#closed) return
    this.#batch.flush()
    // A flush that cannot be posted has failed the stream already.
    if (this.#closed) return
    this.cancel()
    const { id, post } = this.#options
    post({ type: 'error', id, error: ClientError.wrap(error).toRecord() })
  }

  #close(): void {
    this.#closed = true
    this.#messages.end()
  }

  #postEvents(values: unknown[]): void {
    const { id, post } = this.#options
    try {
      post({ type: 'events', id, values })
    } catch (error) {
      this.#fail(error)
    }
  }
}
