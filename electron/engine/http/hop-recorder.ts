import type { Phase } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** Told when phases begin and end, as it happens. */
export interface PhaseListener {
  phaseStarted(name: PhaseName, startMs: number): void
  phaseEnded(phase: Phase): void
}

/**
 * Cuts the time of a hop into phases. They are contiguous by construction: there is only one list of marks, the
 * first phase starts with the hop, and each mark both ends a phase and starts the next.
 */
export class HopRecorder {
  readonly startMs: number
  readonly phases: Phase[] = []
  readonly #listener: PhaseListener | undefined
  #running: PhaseName | undefined
  #markMs: number

  constructor(startMs: number, listener?: PhaseListener) {
    this.startMs = startMs
    this.#markMs = startMs
    this.#listener = listener
  }

  /** The running phase. */
  get current(): PhaseName | undefined {
    return this.#running
  }

  /**
   * Ends the running phase and starts the next.
   * @param atMs a mark before the last one counts as the last one: phases never overlap
   */
  begin(name: PhaseName, atMs: number): void {
    if (this.#running !== undefined) this.#mark(atMs)
    this.#running = name
    this.#listener?.phaseStarted(name, this.#markMs)
  }

  /** Ends the running phase and with it the hop. @returns when that was */
  end(atMs: number): number {
    if (this.#running !== undefined) this.#mark(atMs)
    this.#running = undefined
    return this.#markMs
  }

  #mark(atMs: number): void {
    if (this.#running === undefined) return
    const phase = { name: this.#running, startMs: this.#markMs, endMs: Math.max(atMs, this.#markMs) }
    this.phases.push(phase)
    this.#markMs = phase.endMs
    this.#listener?.phaseEnded(phase)
  }
}
