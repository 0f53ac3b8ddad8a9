import type { HopRow, PhaseRow, Waterfall } from './layout.ts'
import type { TimingRow } from './timing-rows.ts'

/** What the server measured besides, folded away. */
export interface MoreRow {
  kind: 'more'
  id: string
  hop: number
  /** The id of the phase that it was told of. */
  phase: string
  /** The id of the first that is folded away. */
  first: string
  count: number
}

export type VisibleRow = HopRow | PhaseRow | TimingRow | MoreRow

/** More than these of one phase are folded. */
export const MOST_TIMINGS = 6

/**
 * The rows of a chart from top to bottom.
 * @param isUnfolded whether a hop has its phases in sight
 * @param allOf ids of the phases of which all is in sight that the server measured
 */
export function visibleRows(
  { hops }: Waterfall,
  isUnfolded: (hop: number) => boolean,
  allOf: ReadonlySet<string>
): VisibleRow[] {
  return hops.flatMap((hop): VisibleRow[] => [
    hop,
    ...(isUnfolded(hop.hop) ? hop.phases.flatMap(phase => [phase, ...timingsOf(phase, allOf)]) : [])
  ])
}

function timingsOf({ id, hop, timings }: PhaseRow, allOf: ReadonlySet<string>): VisibleRow[] {
  // One row that says “1 more” would take the place of that one.
  if (timings.length <= MOST_TIMINGS + 1 || allOf.has(id)) return timings
  const count = timings.length - MOST_TIMINGS
  const first = timings[MOST_TIMINGS]?.id ?? id
  return [...timings.slice(0, MOST_TIMINGS), { kind: 'more', id: `${id}.more`, hop, phase: id, first, count }]
}
