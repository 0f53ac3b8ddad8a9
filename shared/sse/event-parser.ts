import { formatBytes } from '../format/bytes.ts'
import { ClientError } from '../model/client-error.ts'
import type { ServerSentEvent } from '../model/server-sent-event.ts'

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
 * Content-Type says. An event that the stream breaks off in is none.
 */
export class EventParser {
  /** BODY_LIMIT, once an event was too large to be held: nothing more is read then. */
  failure: ClientError | undefined
  readonly #position: StreamPosition
  readonly #onEvent: (event: ServerSentEvent) => void
  /** Left to the decoder, a byte order mark that is cut is taken off twice by some runtimes. */
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  #begun = false
  /** The line that has not ended yet. */
  #line = ''
  #afterReturn = false
  #type = ''
  /** Each line of data with a line feed behind it. */
  #data = ''
  #id: string | undefined
  #retry: number | undefined

  /** @param position moved on by what is read */
  constructor(position: StreamPosition, onEvent: (event: ServerSentEvent) => void) {
    this.#position = position
    this.#onEvent = onEvent
  }

  /** Whether an event has begun that has not ended. */
  get isWithinEvent(): boolean {
    return this.#data !== '' || this.#type !== '' || /^[^:]/.test(this.#line)
  }

  feed(bytes: Uint8Array): void {
    if (this.failure) return
    let text = this.#decoder.decode(bytes, { stream: true })
    if (!this.#begun && text !== '') {
      this.#begun = true
      if (text.startsWith('\ufeff')) text = text.slice(1)
    }
    // A carriage return ends its line at once: to wait for a line feed would hold back the event.
    if (this.#afterReturn && text.startsWith('\n')) text = text.slice(1)
    else if (text === '') return
    this.#afterReturn = text.endsWith('\r')
    if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n')
    let start = 0
    for (let end = text.indexOf('\n'); end >= 0 && !this.failure; end = text.indexOf('\n', start)) {
      const line = text.slice(start, end)
      start = end + 1
      this.#takeLine(this.#line === '' ? line : this.#line + line)
      this.#line = ''
    }
    this.#line += text.slice(start)
    if (this.#line.length + this.#data.length > MAX_EVENT) this.#fail()
  }

  #takeLine(line: string): void {
    const colon = line.indexOf(':')
    if (line === '') this.#dispatch()
    else if (colon < 0) this.#takeField(line, '')
    // A line that begins with a colon is a comment.
    else if (colon > 0)
      this.#takeField(line.slice(0, colon), line.slice(colon + (line[colon + 1] === ' ' ? 2 : 1)))
  }

  #takeField(name: string, value: string): void {
    if (name === 'data') this.#data += `${value}\n`
    else if (name === 'event') this.#type = value
    else if (name === 'id' && !value.includes('\0')) this.#id = value
    else if (name === 'retry' && /^\d+$/.test(value)) {
      this.#retry = Math.min(Number(value), MAX_RETRY_MS)
      this.#position.retryMs = this.#retry
    }
    if (this.#data.length > MAX_EVENT) this.#fail()
  }

  #dispatch(): void {
    if (this.#id !== undefined) this.#position.lastEventId = this.#id
    const data = this.#data
    const type = this.#type
    this.#data = ''
    this.#type = ''
    if (data === '') return
    const { lastEventId } = this.#position
    const event: ServerSentEvent = { event: type || 'message', data: data.slice(0, -1) }
    if (lastEventId) event.id = lastEventId
    if (this.#retry !== undefined) event.retry = this.#retry
    this.#retry = undefined
    this.#onEvent(event)
  }

  #fail(): void {
    this.failure = tooLarge()
    this.#line = ''
    this.#data = ''
    this.#type = ''
  }
}

function tooLarge(): ClientError {
  return new ClientError('BODY_LIMIT', { reason: 'event', facts: { limit: formatBytes(MAX_EVENT) } })
}
