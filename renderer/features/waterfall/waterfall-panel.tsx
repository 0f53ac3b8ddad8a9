import { ChevronDown, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { StackedBar } from './bar.tsx'
import { GrowingDuration } from './growing-duration.tsx'
import { nowOf } from './live-clocks.ts'
import { Ruler, useLabelRoom } from './ruler.tsx'
import { useGrowingChart } from './use-growing-chart.ts'
import { WaterfallTable } from './waterfall-table.tsx'

interface WaterfallPanelProps {
  live: LiveExchange
  open: boolean
  onToggle: () => void
}

/** The waterfall under one line that is always there: the ruler while it is open, all of it as one bar while it is not. */
export function WaterfallPanel({ live, open, onToggle }: WaterfallPanelProps) {
  const root = useRef<HTMLElement>(null)
  const domainMs = useGrowingChart(root, live)
  const { ref: axis, most } = useLabelRoom<HTMLDivElement>()
  const waterfall = layoutWaterfall(live, nowOf(live))
  const state = live.running ? 'running' : 'done'
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <section
      ref={root}
      aria-label="Timing"
      className="@container min-h-0 flex-1 overflow-y-auto text-xs [scrollbar-width:thin]"
    >
      <div className="[--duration-col:5.25rem] [--name-col:9.5rem] @lg:[--name-col:13rem] @3xl:[--name-col:17rem]">
        <div className="sticky top-0 z-10 flex h-7 items-center border-line border-b bg-surface">
          <button
            type="button"
            aria-expanded={open}
            onClick={onToggle}
            className="flex h-full w-(--name-col) shrink-0 items-center gap-1.5 pl-2.5 text-left font-medium text-muted hover:text-ink"
          >
            <Chevron aria-hidden="true" className="size-3.5" />
            Waterfall
          </button>
          <div
            ref={axis}
            aria-hidden="true"
            className="relative h-4 min-w-0 flex-1 text-2xs text-faint tabular-nums leading-4"
          >
            {open ? (
              <Ruler domainMs={domainMs} most={most} />
            ) : (
              waterfall.hops.map(hop => <StackedBar key={hop.hop} phases={hop.phases} />)
            )}
          </div>
          <div className="w-(--duration-col) shrink-0 pr-3 text-right font-medium font-mono text-ink tabular-nums">
            <span className="sr-only">Total </span>
            <GrowingDuration span={{ startMs: 0, durationMs: waterfall.totalMs, state }} />
          </div>
        </div>
        {open && <WaterfallTable live={live} waterfall={waterfall} domainMs={domainMs} most={most} />}
      </div>
    </section>
  )
}
