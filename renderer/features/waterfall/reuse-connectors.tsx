import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { ReuseLine } from '#shared/waterfall/reuse-links.ts'

/** Lines beside each other are so far apart. */
const LANE_PX = 7
/** Of the first line, from the edge. */
const FIRST_PX = 5.5
/** From the top of a hop's row to the middle of its name. */
const NAME_PX = 14
const BRANCH_PX = 5

/** How far the names are from the edge: further than with one line only where connections overlap. */
export function insetFor(lines: readonly ReuseLine[]): number {
  return 14 + LANE_PX * Math.max(0, ...lines.map(({ lane }) => lane))
}

interface ReuseConnectorsProps {
  lines: ReuseLine[]
  /** How far a hop's row is from the top of the first one; without it, rows are all there and are measured. */
  topOf: ((hop: number) => number | undefined) | undefined
  /** Which rows there are: when that changes, they stand elsewhere. */
  rowIds: string
}

/**
 * From the hop that opened a connection to those that rode on it: a line beside their names. Stands in the frame of the
 * table, in which the rows are measured.
 */
export function ReuseConnectors({ lines, topOf, rowIds }: ReuseConnectorsProps) {
  const drawing = useRef<SVGSVGElement>(null)
  const tops = useHopTops(drawing, lines.length > 0 && topOf === undefined, rowIds)
  if (lines.length === 0) return null
  const middleOf = (hop: number) => {
    const top = topOf ? topOf(hop) : tops.get(hop)
    return top === undefined ? [] : [top + NAME_PX]
  }
  return (
    <svg
      ref={drawing}
      aria-hidden="true"
      className="pointer-events-none absolute inset-y-0 left-0 h-full w-(--row-inset) fill-none stroke-faint"
    >
      {lines.map(({ from, to, lane }) => {
        const x = FIRST_PX + lane * LANE_PX
        const [start] = middleOf(from)
        const ends = to.flatMap(middleOf)
        const last = ends.at(-1)
        if (start === undefined || last === undefined) return null
        const branches = ends.map(y => `M${x} ${y - 3}q0 3 3 3h${BRANCH_PX - 3}m-2.5 -2.5l2.5 2.5l-2.5 2.5`)
        return (
          <g key={from}>
            <circle cx={x} cy={start} r="2" className="fill-faint" />
            <path d={`M${x} ${start}V${last - 3}${branches.join('')}`} />
          </g>
        )
      })}
    </svg>
  )
}

/**
 * How far the rows of the hops are from the top of the frame, by their index.
 * @param drawing stands in the frame, and unlike it is there when this is first drawn
 */
function useHopTops(
  drawing: RefObject<SVGSVGElement | null>,
  wanted: boolean,
  rowIds: string
): ReadonlyMap<number, number> {
  const [tops, setTops] = useState<ReadonlyMap<number, number>>(new Map())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what matters
  useLayoutEffect(() => {
    const frame = drawing.current?.parentElement
    if (!frame || !wanted) return
    const measure = () => {
      const { top } = frame.getBoundingClientRect()
      const cells = [...frame.querySelectorAll<HTMLElement>('[data-hop]')]
      const next = new Map(
        cells.map(cell => [Number(cell.dataset.hop), Math.round(cell.getBoundingClientRect().top - top)])
      )
      setTops(before => (isSame(before, next) ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(frame)
    return () => observer.disconnect()
  }, [drawing, wanted, rowIds])
  return tops
}

function isSame(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size === b.size && [...a].every(([hop, top]) => b.get(hop) === top)
}
