import { createParser, type EventSourceParser } from 'eventsource-parser'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'

/** Nothing that is meant to be handled as one event is larger, in characters. */
const MAX_EVENT = 16 * 1024 * 1024
/** The longest that timers can be set for, some 24 days. */
const MAX_RETRY_MS = 2 ** 31 - 1

/** What an event stream says beside its data, kept from event to event and from one connection to the next. */
export interface StreamPosition {
  /** Undefined until the stream names one; an empty one takes it back. */
  lastEventId: string | undefined
  retryMs: number
}

/**
 * Reads the events of one event stream from its bytes, however they are cut (HTML §9.2.6). They are UTF-8 whatever the
 * Content-Type says. An event that the stream breaks off in is none. An `id` counts with the data it comes with.
 */
export class EventParser {
  /** BODY_LIMIT, once an event was too large to be held: nothing more is read then. */
  failure: ClientError | undefined
  readonly #position: StreamPosition
  readonly #onEvent: (event: ServerSentEvent) => void
  /** Takes the byte order mark off, once. */
  readonly #decoder = new TextDecoder()
  readonly #parser: EventSourceParser
  #retry: number | undefined
  #afterReturn = false

  /** @param position moved on by what is read */
  constructor(position: StreamPosition, onEvent: (event: ServerSentEvent) => void) {
    this.#position = position
    this.#onEvent = onEvent
    this.#parser = createParser({
      maxBufferSize: MAX_EVENT,
      onRetry: ms => this.#takeRetry(ms),
      onEvent: ({ id, event, data }) => this.#takeEvent(id, event, data),
      onError: ({ type }) => {
        if (type === 'max-buffer-size-exceeded') this.failure = tooLarge()
      }
    })
  }

  feed(bytes: Uint8Array): void {
    if (this.failure) return
    let text = this.#decoder.decode(bytes, { stream: true })
    // A carriage return ends its line at once: to wait for a line feed would hold back the event.
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1)
    else if (text === '') return
    this.#afterReturn = text.endsWith('\r')
    this.#parser.feed(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
  }

  #takeRetry(ms: number): void {
    this.#retry = Math.min(ms, MAX_RETRY_MS)
    this.#position.retryMs = this.#retry
  }

  #takeEvent(id: string | undefined, type: string | undefined, data: string): void {
    if (id !== undefined) this.#position.lastEventId = id
    const { lastEventId } = this.#position
    const event: ServerSentEvent = { event: type ?? 'message', data }
    if (lastEventId) event.id = lastEventId
    if (this.#retry !== undefined) event.retry = this.#retry
    this.#retry = undefined
    this.#onEvent(event)
  }
}

function tooLarge(): ClientError {
  return new ClientError('BODY_LIMIT', { reason: 'event', facts: { limit: formatBytes(MAX_EVENT) } })
}
