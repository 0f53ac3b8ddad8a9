import { prettyJson } from '#shared/format/json-pretty.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { EventParser } from '#shared/sse/event-parser.ts'
import type { FeedQuestion } from '../feed-question.ts'

/** More are not kept. */
export const MOST_EVENTS = 200_000
/** So many characters of its data stand in the line of an event. */
const MOST_PREVIEW = 300

export type EventsQuestion =
  | { kind: 'open' }
  | FeedQuestion
  | { kind: 'lines'; from: number; count: number }
  | { kind: 'event'; index: number }

/** What stands of an event in the list. */
export interface EventLine {
  type: string
  /** The last event ID, where it is another one than before. */
  id: string | undefined
  preview: string
}

export interface EventDetail extends ServerSentEvent {
  /** Its data laid out, where that is JSON. */
  pretty: string | undefined
}

export interface EventsAnswer {
  count: number
  full: boolean
  /** Why no more events are read. */
  failure: string | undefined
  /** Known when all has been read: an event has begun at the end, and is none since it was cut off. */
  cut: boolean
  lines?: EventLine[]
  event?: EventDetail | undefined
}

/** The events of a stream that is fed to it. */
export class EventsDesk {
  #events: ServerSentEvent[] = []
  #isRead = false
  #parser = this.#begin()

  answer(question: EventsQuestion): EventsAnswer {
    const more = this.#do(question)
    return {
      count: this.#events.length,
      full: this.#events.length >= MOST_EVENTS,
      failure: this.#parser.failure?.message,
      cut: this.#isRead && this.#parser.isWithinEvent,
      ...more
    }
  }

  #do(question: EventsQuestion): Pick<EventsAnswer, 'lines' | 'event'> {
    if (question.kind === 'open') this.#parser = this.#begin()
    if (question.kind === 'feed') {
      this.#parser.feed(question.bytes)
      this.#isRead = question.last
    }
    if (question.kind === 'event') return { event: detailOf(this.#events[question.index]) }
    if (question.kind !== 'lines') return {}
    const { from, count } = question
    return {
      lines: this.#events
        .slice(from, from + count)
        .map((event, n) => lineOf(event, this.#events[from + n - 1]))
    }
  }

  #begin(): EventParser {
    this.#events = []
    this.#isRead = false
    return new EventParser({ lastEventId: undefined, retryMs: 0 }, event => {
      if (this.#events.length < MOST_EVENTS) this.#events.push(event)
    })
  }
}

function lineOf({ event: type, id, data }: ServerSentEvent, before: ServerSentEvent | undefined): EventLine {
  // What stands for all that follow is told where it was said.
  return { type, id: id === before?.id ? undefined : id, preview: data.slice(0, MOST_PREVIEW) }
}

function detailOf(event: ServerSentEvent | undefined): EventDetail | undefined {
  return event && { ...event, pretty: /^\s*[[{]/.test(event.data) ? prettyJson(event.data) : undefined }
}
