import { PHASE_NAMES } from '../../model/phases.ts'
import type { FlowExchange } from '../../model/run.ts'

/** What the colours of the bars stand for: those that occur. */
export function phaseLegend(exchanges: readonly FlowExchange[]): string {
  const seen = new Set(exchanges.flatMap(({ phases }) => phases.map(({ name }) => name)))
  const entries = PHASE_NAMES.filter(name => seen.has(name)).map(
    name =>
      `<li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" class="ph-${name}"/></svg>${name}</li>`
  )
  return entries.length === 0 ? '' : `<ul class="legend" aria-label="Phases">${entries.join('')}</ul>`
}
