import type { Hop, Phase } from '../model/exchange.ts'
import type { LiveExchange } from '../model/live-exchange.ts'
import type { PhaseName } from '../model/phases.ts'
import { type TimingRow, timingRowsOf } from './timing-rows.ts'
import { type Transfer, transferIn } from './transfer.ts'

/** `cancelled` is a person's doing, `failed` is not. */
export type SpanState = 'done' | 'running' | 'failed' | 'cancelled'

/** A stretch of the exchange's clock, in milliseconds since Send. */
export interface Span {
  /** Its place among hops and phases, such as `0` or `0.2`: the same in every layout of a growing exchange. */
  id: string
  startMs: number
  endMs: number
  durationMs: number
  state: SpanState
  /** Part of the exchange so far, 0 to 1. */
  share: number
}

export interface PhaseRow extends Span {
  kind: 'phase'
  hop: number
  name: PhaseName
  /** The body that went or came in it. */
  transfer?: Transfer
  /** What the server told of it. */
  timings: TimingRow[]
}

export interface HopRow extends Span {
  kind: 'hop'
  hop: number
  /** The hop's phases: contiguous, their durations sum to the hop's. */
  phases: PhaseRow[]
}

export type WaterfallRow = HopRow | PhaseRow

export interface Waterfall {
  /** Each hop followed by its phases, in the order in which they happened. */
  rows: WaterfallRow[]
  hops: HopRow[]
  /** The sum of the hops; while running, up to now. */
  totalMs: number
  /** The row that grows while the exchange runs. */
  running: PhaseRow | undefined
}

/**
 * The rows of an exchange's waterfall. Pure: a live chart calls it with each new event, a record with any `nowMs`.
 * @param nowMs the exchange's clock; only the running phase depends on it, and never ends before it began
 */
export function layoutWaterfall(live: LiveExchange, nowMs: number): Waterfall {
  const spans = live.exchange.hops.map(hop => ({ hop, phases: phasesUntil(live, hop, nowMs) }))
  const last = spans.at(-1)
  const totalMs = last?.phases.at(-1)?.endMs ?? last?.hop.endMs ?? 0
  const share = (ms: number) => (totalMs > 0 ? ms / totalMs : 0)

  const hops = spans.map(({ hop, phases }): HopRow => {
    const broken = brokenPhase(hop)
    const rows = phases.map(({ running, ...phase }, index): PhaseRow => {
      const durationMs = phase.endMs - phase.startMs
      const state = running ? 'running' : index === broken ? brokenState(hop) : 'done'
      const transfer = transferOf(live, hop, phase)
      const row = {
        kind: 'phase' as const,
        id: `${hop.index}.${index}`,
        hop: hop.index,
        ...phase,
        durationMs,
        state,
        share: share(durationMs),
        ...(transfer && { transfer })
      }
      return { ...row, timings: timingRowsOf(hop, row) }
    })
    const endMs = rows.at(-1)?.endMs ?? hop.endMs
    const durationMs = endMs - hop.startMs
    const state = hop.error ? brokenState(hop) : isRunning(live, hop) ? 'running' : 'done'
    return {
      kind: 'hop',
      id: String(hop.index),
      hop: hop.index,
      startMs: hop.startMs,
      endMs,
      durationMs,
      state,
      share: share(durationMs),
      phases: rows
    }
  })
  const rows = hops.flatMap((hop): WaterfallRow[] => [hop, ...hop.phases])
  const running = hops.at(-1)?.phases.find(phase => phase.state === 'running')
  return { rows, hops, totalMs, running }
}

function phasesUntil(live: LiveExchange, hop: Hop, nowMs: number): (Phase & { running: boolean })[] {
  const ended = hop.phases.map(phase => ({ ...phase, running: false }))
  const current = live.running && live.phase?.hop === hop.index ? live.phase : undefined
  if (!current) return ended
  const { name, startMs } = current
  return [...ended, { name, startMs, endMs: Math.max(startMs, nowMs), running: true }]
}

/** Of a running phase what is known so far, up to now: that nothing has gone for a while is known as well. */
function transferOf(live: LiveExchange, hop: Hop, phase: Phase): Transfer | undefined {
  if (phase.name !== 'send' && phase.name !== 'download') return undefined
  const direction = phase.name === 'send' ? 'up' : 'down'
  const { samples = hop.samples } = isRunning(live, hop) ? live : {}
  return transferIn(phase, samples[direction])
}

function isRunning(live: LiveExchange, hop: Hop): boolean {
  return live.running && hop.index === live.exchange.hops.length - 1
}

function brokenState(hop: Hop): SpanState {
  return hop.error?.code === 'ABORTED' ? 'cancelled' : 'failed'
}

/**
 * The phase in which the hop's error struck: the last of the name it gives, else the last there is. -1 without an
 * error, and where the phase that it names was never measured: no other may take the blame.
 */
function brokenPhase({ error, phases }: Hop): number {
  if (!error) return -1
  if (error.phase === undefined) return phases.length - 1
  return phases.findLastIndex(phase => phase.name === error.phase)
}
