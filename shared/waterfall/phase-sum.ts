import type { Waterfall } from './layout.ts'

/** The phases of an exchange added up, in whole microseconds: marks are exact to one, so the sum is exact as well. */
export interface PhaseSum {
  phases: number
  hops: number
  /** The sum of the phases, each rounded by itself. It is the total. */
  ms: number
}

export function sumPhases({ hops }: Waterfall): PhaseSum {
  const phases = hops.flatMap(hop => hop.phases)
  const micros = phases.reduce((sum, { durationMs }) => sum + Math.round(durationMs * 1000), 0)
  return { phases: phases.length, hops: hops.length, ms: micros / 1000 }
}
