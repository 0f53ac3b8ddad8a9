import { ChevronDown, ChevronRight, ShieldOff } from 'lucide-react'
import type { CSSProperties } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { layoutWaterfall } from '#shared/waterfall/layout.ts'
import { classNames } from '../../components/class-names.ts'
import { AxisFrame } from './axis-frame.tsx'
import { StackedBar } from './bar.tsx'
import { ChartTools } from './chart-tools.tsx'
import { GrowingDuration } from './growing-duration.tsx'
import { nowOf } from './live-clocks.ts'
import { Overview } from './overview.tsx'
import { RulerAxis } from './ruler.tsx'
import { TimeView } from './time-view.tsx'
import { WaterfallTable } from './waterfall-table.tsx'

interface WaterfallPanelProps {
  live: LiveExchange
  /** What `useGrowingChart` says of the root around this panel. */
  domainMs: number
  open: boolean
  onToggle: () => void
  /** The hop that is looked at below. */
  shownHop: number
  onShowHop: (hop: number) => void
}

/** Folded, all of the time is in sight. */
const WHOLE = { '--origin': 0, '--span': 'var(--domain)' } as CSSProperties

/**
 * The waterfall under one line that is always there: the ruler while it is open, all of it as one bar while it is not.
 * As tall as it needs to be; whoever holds it scrolls.
 */
export function WaterfallPanel({ live, domainMs, open, onToggle, ...hopChoice }: WaterfallPanelProps) {
  const waterfall = layoutWaterfall(live, nowOf(live))
  const state = live.running ? 'running' : 'done'
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <TimeView id={live.exchange.id} domainMs={domainMs} className="@container text-xs">
      <div className="[--duration-col:5.75rem] [--name-col:10rem] @xl:[--duration-col:8.75rem] @xl:[--name-col:12rem] @3xl:[--name-col:17rem]">
        <div
          className={classNames(
            'sticky top-0 z-10 flex h-7 items-center bg-surface',
            open && 'border-line border-b'
          )}
        >
          <div className="flex h-full w-(--name-col) shrink-0 items-center pr-1.5">
            <button
              type="button"
              aria-expanded={open}
              onClick={onToggle}
              className="flex h-full min-w-0 flex-1 items-center gap-1.5 pl-2.5 text-left font-medium text-muted hover:text-ink"
            >
              <Chevron aria-hidden="true" className="size-3.5 shrink-0" />
              Waterfall
              {live.exchange.insecure && (
                <span title="Certificates are not verified" className="flex text-warn">
                  <ShieldOff aria-hidden="true" className="size-3.5" />
                  <span className="sr-only">, certificates not verified</span>
                </span>
              )}
            </button>
            {open && <ChartTools canExport={!live.running && waterfall.hops.length > 0} />}
          </div>
          <AxisFrame>
            {open ? (
              <>
                <Overview hops={waterfall.hops} />
                <RulerAxis />
              </>
            ) : (
              <span className="time-window block h-full" style={WHOLE}>
                {waterfall.hops.map(hop => (
                  <StackedBar key={hop.hop} phases={hop.phases} />
                ))}
              </span>
            )}
          </AxisFrame>
          <div className="flex h-full w-(--duration-col) shrink-0 items-center justify-end gap-2 whitespace-nowrap border-line border-l pr-3 pl-3 font-medium font-mono text-ink tabular-nums">
            <span className="sr-only font-normal font-sans text-faint @xl:not-sr-only">Total</span>
            <GrowingDuration span={{ startMs: 0, durationMs: waterfall.totalMs, state }} />
          </div>
        </div>
        {open && <WaterfallTable live={live} waterfall={waterfall} {...hopChoice} />}
      </div>
    </TimeView>
  )
}
