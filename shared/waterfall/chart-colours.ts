import type { PhaseName } from '../model/phases.ts'

/** CSS colours of an exported chart: those of the theme in which it is to be seen. */
export interface ChartColours {
  surface: string
  ink: string
  muted: string
  faint: string
  line: string
  good: string
  warn: string
  bad: string
  phases: Readonly<Record<PhaseName, string>>
}
