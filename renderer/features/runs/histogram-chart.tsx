import { useRef, useState } from 'react'
import { countOf } from '#shared/format/count.ts'
import { type Bin, histogram } from '#shared/statistics/histogram.ts'
import type { SortedSeries } from '#shared/statistics/sorted-series.ts'
import { useWidth } from '../../components/use-width.ts'
import { bordersOf, describeBins } from './bin-words.ts'
import { ChartFrame } from './chart-frame.tsx'
import { PointList } from './point-list.tsx'

const HEIGHT = 132
const BASE = HEIGHT - 20
const MOST_BINS = 24
const GAP = 2
const LABEL_PX = 72

/** How many exchanges took how long. */
export function HistogramChart({ series }: { series: SortedSeries }) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const [looked, setLooked] = useState<number>()
  const bins = histogram(series.values(), MOST_BINS)
  const most = bins.reduce((highest, { count }) => Math.max(highest, count), 1)
  const step = width / Math.max(1, bins.length)
  const points = describeBins(bins, series.count)
  const shown = looked === undefined ? undefined : points[looked]
  return (
    <ChartFrame title="Distribution" readout={shown ?? countOf(series.count, 'answer')}>
      <div ref={box} className="relative h-33">
        <svg aria-hidden="true" width={width} height={HEIGHT} className="block">
          <line x1={0} x2={width} y1={BASE + 0.5} y2={BASE + 0.5} className="stroke-line" />
          {bins.map(({ from, count, rest }, index) => {
            const height = count === 0 ? 0 : Math.max(2, (count / most) * (BASE - 4))
            return (
              <rect
                key={from}
                x={index * step + GAP / 2}
                y={BASE - height}
                width={Math.max(1, step - GAP)}
                height={height}
                rx={1.5}
                className={`${rest ? 'fill-warn' : 'fill-accent'} ${index === looked ? '' : 'opacity-70'}`}
              />
            )
          })}
          {labelled(bins, step).map(({ index, text }) => (
            <text key={index} x={index * step} y={HEIGHT - 4} className="fill-faint font-mono text-2xs">
              {text}
            </text>
          ))}
        </svg>
        <PointList label="Distribution of total times" points={points} onLook={setLooked} />
      </div>
    </ChartFrame>
  )
}

/** The lower ends of as many bins as have room for them. */
function labelled(bins: readonly Bin[], step: number): { index: number; text: string }[] {
  const every = Math.max(1, Math.ceil(LABEL_PX / Math.max(1, step)))
  return bordersOf(bins).flatMap((text, index) =>
    index % every === 0 && (bins.length - index) * step >= LABEL_PX * 0.75 ? [{ index, text }] : []
  )
}
