import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import type { ExchangeTeller } from '../request/exchange-teller.ts'
import type { Ending } from '../session/ending.ts'
import { tell } from '../tell.ts'
import { printAside } from '../terminal/print-aside.ts'

/** Without a word a longer wait looks like a stream on which nothing happens. */
const LONG_WAIT_MS = 10_000

export interface StreamTellerOptions {
  /** What is masked in what a server says: see `secretForms`. */
  secrets: () => readonly SecretForm[]
  /** Tells each connection, with --verbose. */
  detail: ExchangeTeller | undefined
  /** Shows the phases of a connection, with --timing. */
  showTiming: ((exchange: Exchange) => void) | undefined
}

/** Tells on standard error what becomes of an event stream while it goes on. */
export class StreamTeller {
  readonly #options: StreamTellerOptions
  #hasFailed = false

  constructor(options: StreamTellerOptions) {
    this.#options = options
  }

  /** Something happened to a connection. */
  onEvent(event: ExchangeEvent): void {
    // That it is given up is our own doing: enough of it was seen.
    const isLeft = event.type === 'hop-ended' && event.record.error?.code === 'ABORTED'
    if (!isLeft) this.#options.detail?.onEvent(event)
  }

  /** It answered with an event stream. @param exchange until the head was there */
  onOpen(exchange: Exchange): void {
    this.#options.showTiming?.(exchange)
    if (this.#hasFailed) tell('connected again')
    this.#hasFailed = false
  }

  /** It did not. @param said what its answer says, line by line, where that is of interest */
  onNotOpen(exchange: Exchange, said: string[]): void {
    for (const line of said) printAside(`  ${visibleText(line)}\n`)
    this.#options.showTiming?.(exchange)
  }

  /** It is opened again after a while. @param ending how it would end otherwise */
  onWaiting(waitMs: number, attempt: number, ending: Ending): void {
    const wait = formatDuration(waitMs)
    if ('isClean' in ending) {
      const told = `the stream ended, connecting again in ${wait}`
      if (this.#options.detail) this.#options.detail.say(told)
      else if (waitMs > LONG_WAIT_MS) tell(`${told}, as the server asks for`)
      return
    }
    this.#hasFailed = true
    const problem = 'error' in ending ? ending.error.message : ending.problem
    const said = recordRedactor(this.#options.secrets())(problem)
    tell(`${said} Connecting again in ${wait} (attempt ${attempt}).`)
  }
}
