import type { ServerSentEvent } from './server-sent-event.ts'

/** An event of a stream as it is shown while the stream runs. */
export interface TailEvent {
  /** Its place in the stream, from 1. */
  number: number
  hop: number
  /** Its arrival, in milliseconds since Send. */
  atMs: number
  type: string
  id?: string
  /** The beginning of its data, at most `MOST_TEXT` characters. */
  text: string
  /** Characters of the whole data. */
  length: number
}

/** The end of an event stream: what is known of it without keeping it. */
export interface EventTail {
  /** Events that have arrived. */
  count: number
  /** The last of them, oldest first, at most `MOST_EVENTS`. */
  latest: readonly TailEvent[]
}

const MOST_EVENTS = 200
const MOST_TEXT = 4096

/** Takes in one more event, and forgets what is too old or too long. */
export function appendEvent(
  tail: EventTail | undefined,
  { event: type, data, id }: ServerSentEvent,
  place: { hop: number; atMs: number }
): EventTail {
  const number = (tail?.count ?? 0) + 1
  const event: TailEvent = {
    number,
    ...place,
    type,
    ...(id !== undefined && { id }),
    text: data.slice(0, MOST_TEXT),
    length: data.length
  }
  return { count: number, latest: [...(tail?.latest ?? []).slice(1 - MOST_EVENTS), event] }
}
