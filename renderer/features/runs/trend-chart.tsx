import { useRef, useState } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import { type TrendPoint, trend } from '#shared/statistics/trend.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { useWidth } from '../../components/use-width.ts'
import { ChartFrame } from './chart-frame.tsx'
import { PointList } from './point-list.tsx'

const HEIGHT = 132
/** Above it stands what it means, where no line is. */
const TOP = 18
const BASE = HEIGHT - 20
const MOST_POINTS = 80

/** How the total times went, in the order in which the exchanges were begun: medians, and from the least to the most. */
export function TrendChart({ totals }: { totals: readonly number[] }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [looked, setLooked] = useState<number>()
  const answered = totals.filter(value => !Number.isNaN(value))
  const points = trend(answered, MOST_POINTS)
  const top = domainFor(points.reduce((most, { max }) => Math.max(most, max), 0))
  const step = width / Math.max(1, points.length)
  const x = (index: number) => (index + 0.5) * step
  const y = (ms: number) => BASE - (ms / top) * (BASE - TOP)
  const line = (value: (point: TrendPoint) => number) =>
    points.map((point, index) => `${x(index).toFixed(1)},${y(value(point)).toFixed(1)}`)
  const band = [...line(({ max }) => max), ...line(({ min }) => min).reverse()].join(' ')
  const shown = looked === undefined ? undefined : points[looked]
  const dot = points.length === 1 ? 0 : looked
  const dotted = dot === undefined ? undefined : points[dot]
  const legend = answered.length > points.length ? 'median, and least to most' : 'each answer'
  return (
    <ChartFrame title="Trend" readout={shown ? describe(shown) : legend}>
      <div ref={box} className="relative h-33">
        <svg aria-hidden="true" width={width} height={HEIGHT} className="block">
          {[TOP, BASE].map(at => (
            <line key={at} x1={0} x2={width} y1={at + 0.5} y2={at + 0.5} className="stroke-line" />
          ))}
          <polygon points={band} className="fill-accent opacity-25" />
          <polyline
            points={line(({ median }) => median).join(' ')}
            className="fill-none stroke-[1.5] stroke-accent"
          />
          {dot !== undefined && dotted && (
            <circle
              cx={x(dot)}
              cy={y(dotted.median)}
              r={3.5}
              className="fill-accent stroke-2 stroke-surface"
            />
          )}
          <g className="fill-faint font-mono text-2xs">
            <text x={0} y={TOP - 6}>
              {formatDuration(top)}
            </text>
            <text x={0} y={HEIGHT - 4}>
              first
            </text>
            <text x={width} y={HEIGHT - 4} textAnchor="end">
              last
            </text>
          </g>
        </svg>
        <PointList
          label="Total times in the order of sending"
          points={points.map(describe)}
          onLook={setLooked}
        />
      </div>
    </ChartFrame>
  )
}

function describe({ first, last, min, median, max }: TrendPoint): string {
  if (first === last) return `Answer ${first + 1}: ${formatDuration(median)}`
  const range = `${formatDuration(min)} to ${formatDuration(max)}`
  return `Answers ${first + 1} to ${last + 1}: median ${formatDuration(median)}, ${range}`
}
