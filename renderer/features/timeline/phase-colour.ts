import type { PhaseName } from '#shared/model/phases.ts'

/** The name of the theme's colour for a phase. Waiting on purpose has that of any other waiting, and is drawn thinner. */
export function phaseColourName(name: PhaseName): string {
  return `--phase-${name === 'backoff' ? 'queue' : name}`
}
