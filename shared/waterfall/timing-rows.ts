import type { ServerTiming } from '../http/server-timing.ts'
import { parseServerTiming } from '../http/server-timing.ts'
import type { Hop } from '../model/exchange.ts'
import type { PhaseName } from '../model/phases.ts'
import type { PhaseRow, Span } from './layout.ts'

/**
 * Something that the server measured of itself, inside the phase at whose end it was told. How long it took is known,
 * when is not: it is drawn from the beginning of that phase, and no further than its end.
 */
export interface TimingRow extends Span, ServerTiming {
  kind: 'timing'
  hop: number
  phase: PhaseName
  /** It took longer than the phase that it was told of. */
  cut: boolean
}

/** What the server told of a phase of a hop: of `ttfb` in its head, of `download` in its trailers. */
export function timingRowsOf(hop: Hop, phase: Omit<PhaseRow, 'timings'>): TimingRow[] {
  if (!hop.response || phase.state === 'running') return []
  const { headers, trailers } = hop.response
  const told = phase.name === 'ttfb' ? headers : phase.name === 'download' ? trailers : []
  return parseServerTiming(told).map((timing, index): TimingRow => {
    const durationMs = Math.min(timing.durMs ?? 0, phase.durationMs)
    return {
      kind: 'timing',
      id: `${phase.id}.${index}`,
      hop: hop.index,
      phase: phase.name,
      ...timing,
      startMs: phase.startMs,
      endMs: Math.min(phase.endMs, phase.startMs + durationMs),
      durationMs,
      state: 'done',
      share: phase.durationMs > 0 ? (phase.share * durationMs) / phase.durationMs : 0,
      cut: (timing.durMs ?? 0) > phase.durationMs
    }
  })
}
