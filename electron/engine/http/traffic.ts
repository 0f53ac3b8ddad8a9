import type { Clock } from '../clock.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { Samples } from './samples.ts'

/** How often progress is told, at most. */
const PROGRESS_MS = 50

export type TellProgress = (progress: { atMs: number; sentBytes: number; receivedBytes: number }) => void

/** Bytes of body that went and came in one hop: sampled for the record, told now and then to whoever watches. */
export class Traffic {
  readonly up = new Samples()
  readonly down = new Samples()
  sentBytes = 0
  receivedBytes = 0
  readonly #clock: Clock
  readonly #metrics: Metrics
  readonly #tell: TellProgress | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(clock: Clock, metrics: Metrics, tell: TellProgress | undefined) {
    this.#clock = clock
    this.#metrics = metrics
    this.#tell = tell
  }

  addSent(bytes: number): void {
    this.sentBytes += bytes
    this.#metrics.sentBytes += bytes
    this.up.add(this.#clock(), this.sentBytes)
    this.#schedule()
  }

  addReceived(bytes: number): void {
    this.receivedBytes += bytes
    this.#metrics.receivedBytes += bytes
    this.down.add(this.#clock(), this.receivedBytes)
    this.#schedule()
  }

  /** Tells what has not been told yet. */
  flush(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { sentBytes, receivedBytes } = this
    this.#tell?.({ atMs: this.#clock(), sentBytes, receivedBytes })
  }

  #schedule(): void {
    if (this.#tell) this.#timer ??= setTimeout(() => this.flush(), PROGRESS_MS)
  }
}
