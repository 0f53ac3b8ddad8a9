import type { Exchange } from '../model/exchange.ts'
import { PHASE_NAMES, type PhaseName } from '../model/phases.ts'

/** How long a phase took in each of two exchanges, all hops together, in milliseconds; absent where there was none. */
export interface PhaseComparison {
  name: PhaseName
  left?: number
  right?: number
}

/** The phases that either exchange has, in the order in which they can happen. */
export function comparePhases(left: Exchange, right: Exchange): PhaseComparison[] {
  const [ofLeft, ofRight] = [sumPhases(left), sumPhases(right)]
  return PHASE_NAMES.flatMap(name => {
    const [a, b] = [ofLeft.get(name), ofRight.get(name)]
    if (a === undefined && b === undefined) return []
    return [{ name, ...(a !== undefined && { left: a }), ...(b !== undefined && { right: b }) }]
  })
}

function sumPhases({ hops }: Exchange): Map<PhaseName, number> {
  const sums = new Map<PhaseName, number>()
  for (const { name, startMs, endMs } of hops.flatMap(hop => hop.phases))
    sums.set(name, (sums.get(name) ?? 0) + endMs - startMs)
  return sums
}
