import type { OutcomeTone } from './tell-entry.ts'

export const OUTCOME_COLOURS: Record<OutcomeTone, string> = {
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  quiet: 'text-muted'
}
