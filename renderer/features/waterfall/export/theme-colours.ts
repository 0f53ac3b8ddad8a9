import { PHASE_NAMES, type PhaseName } from '#shared/model/phases.ts'
import type { ChartColours } from '#shared/waterfall/chart-colours.ts'
import { phaseColourName } from '../../timeline/phase-colour.ts'
import { readColours } from '../../timeline/read-colours.ts'

/** The colours of the theme in force. */
export function themeColours(): ChartColours {
  const colour = readColours(document.documentElement)
  const phases = Object.fromEntries(PHASE_NAMES.map(name => [name, colour(phaseColourName(name))]))
  return {
    surface: colour('--surface'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    faint: colour('--faint'),
    line: colour('--line'),
    good: colour('--good'),
    warn: colour('--warn'),
    bad: colour('--bad'),
    phases: phases as Record<PhaseName, string>
  }
}
