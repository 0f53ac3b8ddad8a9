import type { EventOf } from '#shared/contract/define.ts'
import type { socketContract } from '#shared/contract/socket.ts'

export type SocketEvent = EventOf<typeof socketContract, 'socket.open'>
type Secrets = Extract<SocketEvent, { type: 'secrets' }>

/** When more wait than this, those of connections that are over are left out. */
const MANY = 500

/**
 * What happens to a session, on its way to whoever pulls it. Nobody may: then of what is told again and again the
 * latest waits, of secrets what all of them come to, and of connections the last one.
 */
export class SocketEvents {
  #waiting: SocketEvent[] = []
  #wake = () => {}

  push(event: SocketEvent): void {
    if (event.type === 'secrets' && this.#mergeSecrets(event)) return
    if (isLatestOnly(event)) this.#leaveOut(({ type }) => type === event.type)
    if (isProgress(event) && isProgress(this.#waiting.at(-1))) this.#waiting.pop()
    if (this.#waiting.length > MANY) {
      const lane = laneOf(event)
      if (lane !== undefined) this.#leaveOut(other => (laneOf(other) ?? lane) < lane)
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

  #leaveOut(which: (event: SocketEvent) => boolean): void {
    this.#waiting = this.#waiting.filter(event => !which(event))
  }
}

function isLatestOnly({ type }: SocketEvent): boolean {
  return type === 'queue' || type === 'automated'
}

function isProgress(event: SocketEvent | undefined): boolean {
  return event?.type === 'handshake' && event.event.type === 'progress'
}

function laneOf(event: SocketEvent): number | undefined {
  if (event.type === 'handshake') return event.lane
  return event.type === 'state' ? event.state.lane : undefined
}
