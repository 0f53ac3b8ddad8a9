import type { FlowMessage } from '#shared/model/run.ts'

/** Whether a run goes on, as whoever asked for it says while it goes. */
export class PauseGate {
  #paused = false
  #wake = () => {}

  get paused(): boolean {
    return this.#paused
  }

  /** Heeds messages until there are no more of them. Without anybody who could say otherwise, it goes on. */
  async heed(messages: AsyncIterable<FlowMessage>): Promise<void> {
    try {
      for await (const { type } of messages) this.#set(type === 'pause')
    } finally {
      this.#set(false)
    }
  }

  /** Settles when it goes on, or nobody wants it any more. */
  async open(signal: AbortSignal): Promise<void> {
    while (this.#paused && !signal.aborted) {
      await new Promise<void>(resolve => {
        const go = () => {
          signal.removeEventListener('abort', go)
          resolve()
        }
        this.#wake = go
        signal.addEventListener('abort', go)
      })
    }
  }

  #set(paused: boolean): void {
    this.#paused = paused
    if (!paused) this.#wake()
  }
}
