import { countOf } from '../format/count.ts'
import { visibleText } from '../format/visible-text.ts'
import type { Exchange, Hop } from '../model/exchange.ts'
import { nameOfHop } from './hop-name.ts'
import { type HopRow, layoutWaterfall, type PhaseRow, type Waterfall } from './layout.ts'
import type { TimingRow } from './timing-rows.ts'

/** A line of a chart that leaves the window: a name, what is drawn, a duration. */
export type ChartRow =
  | { kind: 'hop'; name: string; status?: number; note?: string; row: HopRow }
  | { kind: 'phase'; name: string; row: PhaseRow }
  | { kind: 'timing'; name: string; row: TimingRow }

/** Of more hops than these only the hops themselves are listed. */
const MOST_WITH_PHASES = 20

/**
 * The lines of an exchange's chart, all of it in sight.
 * @param noteOf why a hop happened, in a few words
 */
export function chartRows(
  exchange: Exchange,
  noteOf: (hop: Hop) => string | undefined
): { waterfall: Waterfall; rows: ChartRow[] } {
  const waterfall = layoutWaterfall(
    { exchange, running: false, progress: { sentBytes: 0, receivedBytes: 0 } },
    exchange.totalMs
  )
  const withPhases = waterfall.hops.length <= MOST_WITH_PHASES
  const rows = waterfall.hops.flatMap((row): ChartRow[] => {
    const hop = exchange.hops[row.hop]
    if (!hop) return []
    const note = noteOf(hop)
    const line: ChartRow = {
      kind: 'hop',
      name: nameOfHop(hop),
      ...(hop.response && { status: hop.response.status }),
      ...(note !== undefined && { note }),
      row
    }
    return [line, ...(withPhases ? row.phases.flatMap(phaseLines) : [])]
  })
  return { waterfall, rows }
}

function phaseLines(row: PhaseRow): ChartRow[] {
  const state = row.state === 'failed' || row.state === 'cancelled' ? ` ${row.state}` : ''
  const stalls = row.transfer?.stalls.length ?? 0
  return [
    { kind: 'phase', name: `${row.name}${state}${stalls > 0 ? `, ${countOf(stalls, 'stall')}` : ''}`, row },
    ...row.timings.map((timing): ChartRow => {
      const { name, desc } = timing
      return {
        kind: 'timing',
        name: visibleText(desc === undefined ? name : `${name} (${desc})`),
        row: timing
      }
    })
  ]
}
