import { ClientError } from '../model/client-error.ts'
import { AsyncQueue } from './async-queue.ts'
import { CREDIT_WINDOW, creditCost, payloadSize, ReceiveCredit, SendCredit } from './credit.ts'
import type { ClientFrame, HostFrame } from './frames.ts'

export interface AskedStreamOptions {
  id: number
  method: string
  input: unknown
  signal: AbortSignal | undefined
  messages: AsyncIterable<unknown> | undefined
  post(frame: ClientFrame): void
  /** It has been opened: frames with its id are for it. @throws ClientError when the connection is lost */
  onOpen(stream: AskedStream): void
  onClose(): void
}

/** The asker's side of one stream. Opened by the first pull. */
export class AskedStream {
  readonly events: AsyncQueue<unknown>
  readonly #options: AskedStreamOptions
  readonly #credit: ReceiveCredit
  readonly #messageCredit = new SendCredit(0)
  readonly #onAbort: () => void
  #source: AsyncIterator<unknown> | undefined

  constructor(options: AskedStreamOptions) {
    this.#options = options
    const { id, post } = options
    this.#onAbort = () => post({ type: 'abort', id })
    this.#credit = new ReceiveCredit(credit => post({ type: 'credit', id, credit }))
    this.events = new AsyncQueue({
      onStart: () => this.#open(),
      onTake: event => this.#credit.consume(creditCost(payloadSize(event))),
      onLeave: () => {
        this.#close()
        post({ type: 'cancel', id })
      }
    })
  }

  receive(frame: HostFrame): void {
    if (frame.type === 'events') for (const event of frame.values) this.events.push(event)
    else if (frame.type === 'credit') this.#messageCredit.grant(frame.credit)
    else if (frame.type === 'error') this.fail(ClientError.from(frame.error))
    else {
      this.#close()
      this.events.end()
    }
  }

  fail(error: ClientError): void {
    this.#close()
    this.events.fail(error)
  }

  #open(): void {
    const { id, method, input, signal, messages, post, onOpen } = this.#options
    onOpen(this)
    try {
      post({ type: 'open', id, method, input, credit: CREDIT_WINDOW })
    } catch (error) {
      this.#close()
      throw error
    }
    signal?.addEventListener('abort', this.#onAbort)
    if (signal?.aborted) this.#onAbort()
    if (messages) void this.#sendMessages(messages)
  }

  #close(): void {
    const { signal, onClose } = this.#options
    signal?.removeEventListener('abort', this.#onAbort)
    this.#messageCredit.close()
    this.#source?.return?.().catch(() => undefined)
    onClose()
  }

  async #sendMessages(messages: AsyncIterable<unknown>): Promise<void> {
    const { id, post } = this.#options
    try {
      this.#source = messages[Symbol.asyncIterator]()
      while (await this.#messageCredit.available()) {
        const next = await this.#source.next()
        if (next.done) {
          post({ type: 'end', id })
          return
        }
        this.#messageCredit.spend(creditCost(payloadSize(next.value)))
        post({ type: 'message', id, value: next.value })
      }
    } catch (error) {
      post({ type: 'end', id, error: ClientError.wrap(error).toRecord() })
    }
  }
}
