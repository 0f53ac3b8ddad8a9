import type { DraftRow } from '../model/draft/draft-row.ts'

/** Whether a row of a table is sent: it is switched on, and something was typed in it. */
export function isMeant({ name, value, enabled }: DraftRow): boolean {
  return enabled && (name !== '' || value !== '')
}
