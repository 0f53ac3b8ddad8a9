import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ExchangeTeller } from '../request/exchange-teller.ts'
import { tell } from '../tell.ts'
import { printAside } from '../terminal/print-aside.ts'

/** Tells on standard error what becomes of an event stream while it goes on. */
export class StreamTeller {
  readonly #connections: ExchangeTeller | undefined
  #hasFailed = false

  /** @param connections tells each connection, with --verbose */
  constructor(connections: ExchangeTeller | undefined) {
    this.#connections = connections
  }

  /** Something happened to a connection. */
  onEvent(event: ExchangeEvent): void {
    // That it is given up is our own doing: enough of it was seen.
    const isLeft = event.type === 'hop-ended' && event.record.error?.code === 'ABORTED'
    if (!isLeft) this.#connections?.onEvent(event)
  }

  /** It answered with an event stream. */
  onOpen(): void {
    if (this.#hasFailed) tell('connected again')
    this.#hasFailed = false
  }

  /** It did not; its answer says this. */
  onRefusal(body: string[]): void {
    for (const line of body) printAside(`  ${visibleText(line)}\n`)
  }

  onWaiting(waitMs: number, attempt: number, error: ClientError | undefined): void {
    const wait = formatDuration(waitMs)
    if (error) {
      this.#hasFailed = true
      tell(`${error.message} Connecting again in ${wait} (attempt ${attempt}).`)
    } else this.#connections?.say(`the stream ended, connecting again in ${wait}`)
  }
}
