import { barsOfRow, sideOfRow, type TimelineRow, type TimelineWindow } from '#shared/waterfall/timeline.ts'
import { phaseColourName } from './phase-colour.ts'

/** Of one exchange, in pixels. */
export const ROW_PX = 22
const BAR_PX = 10
/** Waiting is no work. */
const WAIT_PX = 4

/** A mark at the edge says on which side a row lies that is out of sight. */
const EDGE_PX = { width: 3, height: 6 }

/** A rectangle of a row, from the row's left upper corner. */
export interface RowBar {
  /** The name of the theme's colour. */
  colour: string
  x: number
  y: number
  width: number
  height: number
}

/** What is painted of a row, by whatever paints it. The phase in which it failed has the colour of that. */
export function rowBars(row: TimelineRow, window: TimelineWindow): RowBar[] {
  const side = sideOfRow(row, window)
  if (side) return [edgeMark(side, window)]
  const lastIsInSight = (row.phases.at(-1)?.endMs ?? 0) <= window.toMs
  const bars = barsOfRow(row, window)
  return bars.map(({ name, x, width }, index) => {
    const height = name === 'backoff' ? WAIT_PX : BAR_PX
    const failed = row.failed && lastIsInSight && index === bars.length - 1
    return { colour: failed ? '--bad' : phaseColourName(name), x, y: (ROW_PX - height) / 2, width, height }
  })
}

function edgeMark(side: 'before' | 'after', { widthPx }: TimelineWindow): RowBar {
  const x = side === 'before' ? 0 : widthPx - EDGE_PX.width
  return { colour: '--line-strong', x, y: (ROW_PX - EDGE_PX.height) / 2, ...EDGE_PX }
}
