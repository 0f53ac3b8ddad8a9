import type { EventOf } from '#shared/contract/define.ts'
import type { socketContract } from '#shared/contract/socket.ts'

export type SocketEvent = EventOf<typeof socketContract, 'socket.open'>
type Secrets = Extract<SocketEvent, { type: 'secrets' }>

/** When more wait than this, those of connections that are over are left out, and of problems the first. */
const MANY = 500

/**
 * What happens to a session, on its way to whoever pulls it. Nobody may: then of what is told again and again the
 * latest waits, of secrets what all of them come to, of connections the last one, and of problems the latest of each.
 */
export class SocketEvents {
  #waiting: SocketEvent[] = []
  #wake = () => {}

  push(event: SocketEvent): void {
    if (event.type === 'secrets' && this.#mergeSecrets(event)) return
    const topic = topicOf(event)
    if (topic !== undefined) this.#leaveOut(other => topicOf(other) === topic)
    if (isProgress(event) && isProgress(this.#waiting.at(-1))) this.#waiting.pop()
    if (this.#waiting.length > MANY) {
      const lane = laneOf(event)
      if (lane !== undefined) this.#leaveOut(other => (laneOf(other) ?? lane) < lane)
      if (event.type === 'unrecorded') this.#leaveOutFirst(event.type)
    }
    this.#waiting.push(event)
    this.#wake()
  }

  /** Until the signal. */
  async *pull(signal: AbortSignal): AsyncGenerator<SocketEvent> {
    const onAbort = () => this.#wake()
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      while (!signal.aborted) {
        const event = this.#waiting.shift()
        if (event) yield event
        else
          await new Promise<void>(resolve => {
            this.#wake = resolve
          })
      }
    } finally {
      signal.removeEventListener('abort', onAbort)
    }
  }

  /** Into what waits of them, before all that they may stand in. @returns whether something did */
  #mergeSecrets({ added, dropped }: Secrets): boolean {
    const at = this.#waiting.findIndex(({ type }) => type === 'secrets')
    const before = this.#waiting[at]
    if (before?.type !== 'secrets') return false
    const [untold, gone] = [new Set(before.added), new Set(dropped)]
    this.#waiting[at] = {
      type: 'secrets',
      added: [...before.added.filter(form => !gone.has(form)), ...added],
      dropped: [...before.dropped, ...dropped.filter(form => !untold.has(form))]
    }
    return true
  }

  #leaveOutFirst(type: SocketEvent['type']): void {
    const first = this.#waiting.findIndex(event => event.type === type)
    if (first >= 0) this.#waiting.splice(first, 1)
  }

  #leaveOut(which: (event: SocketEvent) => boolean): void {
    this.#waiting = this.#waiting.filter(event => !which(event))
  }
}

/** Of those that are about the same, the latest says it all. */
function topicOf(event: SocketEvent): string | undefined {
  switch (event.type) {
    case 'queue':
    case 'automated':
      return event.type
    case 'unsent':
      return `unsent ${event.by} ${event.index}`
    case 'unrecorded':
      return `unrecorded ${event.problem}`
    default:
      return undefined
  }
}

function isProgress(event: SocketEvent | undefined): boolean {
  return event?.type === 'handshake' && event.event.type === 'progress'
}

function laneOf(event: SocketEvent): number | undefined {
  if (event.type === 'handshake') return event.lane
  return event.type === 'state' ? event.state.lane : undefined
}
