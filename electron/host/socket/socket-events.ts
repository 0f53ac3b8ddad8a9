import type { EventOf } from '#shared/contract/define.ts'
import type { socketContract } from '#shared/contract/socket.ts'

export type SocketEvent = EventOf<typeof socketContract, 'socket.open'>

/** When more wait than this, those of connections that are over are left out. */
const MANY = 500

/**
 * What happens to a session, on its way to whoever pulls it. Nobody may: then of what is told again and again the
 * latest waits, and of connections the last one.
 */
export class SocketEvents {
  #waiting: SocketEvent[] = []
  #wake = () => {}

  push(event: SocketEvent): void {
    if (isTheLatest(event)) this.#leaveOut(({ type }) => type === event.type)
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

  #leaveOut(which: (event: SocketEvent) => boolean): void {
    this.#waiting = this.#waiting.filter(event => !which(event))
  }
}

/** Whether it says all that one before it has said. */
function isTheLatest({ type }: SocketEvent): boolean {
  return type === 'queue' || type === 'secrets'
}

function isProgress(event: SocketEvent | undefined): boolean {
  return event?.type === 'handshake' && event.event.type === 'progress'
}

function laneOf(event: SocketEvent): number | undefined {
  if (event.type === 'handshake') return event.lane
  return event.type === 'state' ? event.state.lane : undefined
}
