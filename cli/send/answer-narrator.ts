import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ExchangeTeller } from '../request/exchange-teller.ts'
import { HeldOutlet } from './held-outlet.ts'

/**
 * Has an exchange told around the body that is printed meanwhile: its head before the first byte, how it ended after the
 * last one. The engine hands a body on as it comes, and what happens a moment later, as events.
 */
export class AnswerNarrator {
  readonly #teller: ExchangeTeller
  #outlet: HeldOutlet | undefined
  /** How the last hop ended: told when its answer was printed, or another hop follows. */
  #ended: ExchangeEvent | undefined

  constructor(teller: ExchangeTeller) {
    this.#teller = teller
  }

  onEvent(event: ExchangeEvent): void {
    if (event.type === 'hop-ended') {
      this.#ended = event
      return
    }
    if (event.type === 'hop-started') this.end()
    this.#teller.onEvent(event)
    if (event.type === 'response-head') this.#outlet?.release()
  }

  /** @returns one that takes the body of the head that is about to be told */
  hold(outlet: BodyOutlet): BodyOutlet {
    this.#outlet = new HeldOutlet(outlet)
    return this.#outlet
  }

  /** The answer was printed. */
  end(): void {
    const ended = this.#ended
    this.#ended = undefined
    if (ended) this.#teller.onEvent(ended)
  }
}
