import type { ExchangeEvent } from '#shared/model/exchange-event.ts'

/**
 * The events of one exchange on their way to whoever pulls them. At most one `progress` waits at a time, the newest;
 * there are only so many others in an exchange. Ends after `done`.
 */
export class EventQueue implements AsyncIterable<ExchangeEvent> {
  readonly #events: ExchangeEvent[] = []
  #wake: (() => void) | undefined

  push(event: ExchangeEvent): void {
    if (event.type === 'progress' && this.#events.at(-1)?.type === 'progress') this.#events.pop()
    this.#events.push(event)
    this.#wake?.()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ExchangeEvent> {
    for (;;) {
      const event = this.#events.shift()
      if (event) yield event
      else
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      if (event?.type === 'done') return
    }
  }
}
