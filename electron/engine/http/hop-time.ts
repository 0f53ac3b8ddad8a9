import type { Phase } from '#shared/model/exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'
import type { Timeouts } from '#shared/model/settings.ts'
import { Deadline, type DeadlineListener } from './deadline.ts'
import type { HopPlan } from './hop-plan.ts'
import { HopRecorder } from './hop-recorder.ts'

/** The time of one hop: the phases it is cut into, and the limits it stands under. */
export class HopTime {
  readonly #recorder: HopRecorder
  readonly #timeouts: Timeouts
  readonly #deadline: Deadline
  readonly #phaseDeadline: Deadline | undefined
  #firstByteMs = 0

  constructor({ index: hop, startMs, settings, tell }: HopPlan, listener: DeadlineListener) {
    this.#recorder = new HopRecorder(
      startMs,
      tell && {
        phaseStarted: (name, startMs) => tell({ type: 'phase-started', hop, name, startMs }),
        phaseEnded: phase => tell({ type: 'phase-ended', hop, phase })
      }
    )
    this.#timeouts = settings.timeouts
    this.#deadline = new Deadline(listener)
    this.#phaseDeadline = settings.timeouts.phases && new Deadline(listener)
  }

  /** The running phase. */
  get phase(): PhaseName | undefined {
    return this.#recorder.current
  }

  get phases(): Phase[] {
    return this.#recorder.phases
  }

  begin(name: PhaseName, atMs: number): void {
    this.#recorder.begin(name, atMs)
    this.#phaseDeadline?.start('phase', this.#timeouts.phases?.[name] ?? 0)
  }

  /** The last byte of the request was written. @returns whether an answer is waited for by now, of which nothing has come */
  noteSent(atMs: number): boolean {
    const { phase } = this
    if (phase === 'send') this.begin('ttfb', atMs)
    return phase === 'send' || phase === 'upgrade'
  }

  /** The first byte of the answer has come. Where an upgrade was asked for, its head says whether it is downloaded. */
  noteFirstByte(atMs: number): void {
    this.#firstByteMs = atMs
    if (this.phase === 'upgrade') return
    if (this.phase === 'send') this.begin('ttfb', atMs)
    this.begin('download', atMs)
  }

  /** The head of an answer over HTTP has come: whatever was asked for, a body follows. */
  noteHead(): void {
    if (this.phase === 'upgrade') this.begin('download', this.#firstByteMs)
  }

  /** Starts a limit in the place of the one before. @param limitMs 0 is none; that of the settings when not given */
  limit(kind: 'connect' | 'request' | 'idle', limitMs: number = this.#timeouts[`${kind}Ms`]): void {
    this.#deadline.start(kind, limitMs)
  }

  /** Something came or went: the limit counts anew. */
  touch(): void {
    this.#deadline.touch()
  }

  /** The limit stands still until it is touched, or another one starts. */
  pause(): void {
    this.#deadline.pause()
  }

  /** No limit holds any more. */
  release(): void {
    this.#deadline.clear()
    this.#phaseDeadline?.clear()
  }

  /** Ends the running phase and with it the hop. @returns when that was */
  end(atMs: number): number {
    return this.#recorder.end(atMs)
  }
}
