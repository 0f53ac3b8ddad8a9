import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import type { Watcher } from './watcher.ts'

/** So many characters of server-sent events may wait, and so few are left when more may come. */
const MAX_WAITING = 1024 * 1024
const RESUME_AT = MAX_WAITING / 2
/** What an event costs beside its text. */
const EVENT_COST = 512

/**
 * The events of one exchange on their way to whoever pulls them. At most one `progress` waits at a time, the newest;
 * server-sent events are told one by one, so that whoever does not pull them holds their server up; and there are only
 * so many others in an exchange. Ends after `done`.
 */
export class EventQueue implements Watcher, AsyncIterable<ExchangeEvent> {
  readonly #events: ExchangeEvent[] = []
  #waiting = 0
  #wake: (() => void) | undefined
  #onCaughtUp: (() => void) | undefined

  get behind(): boolean {
    return this.#waiting > MAX_WAITING
  }

  push(event: ExchangeEvent): void {
    if (event.type === 'progress' && this.#events.at(-1)?.type === 'progress') this.#events.pop()
    if (event.type === 'server-sent-event') this.#waiting += costOf(event.event)
    this.#events.push(event)
    this.#wake?.()
  }

  caughtUp(callback: () => void): void {
    if (this.behind) this.#onCaughtUp = callback
    else callback()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ExchangeEvent> {
    for (;;) {
      const event = this.#events.shift()
      if (event?.type === 'server-sent-event') this.#noteTaken(event.event)
      if (event) yield event
      else
        await new Promise<void>(resolve => {
          this.#wake = resolve
        })
      if (event?.type === 'done') return
    }
  }

  #noteTaken(event: ServerSentEvent): void {
    this.#waiting -= costOf(event)
    if (!this.#onCaughtUp || this.#waiting > RESUME_AT) return
    const onCaughtUp = this.#onCaughtUp
    this.#onCaughtUp = undefined
    onCaughtUp()
  }
}

function costOf({ event, data, id = '' }: ServerSentEvent): number {
  return EVENT_COST + event.length + data.length + id.length
}
