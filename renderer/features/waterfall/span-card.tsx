import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { formatExactMs } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { nameOfHop } from '#shared/waterfall/hop-name.ts'
import { explainReason, explainReuse } from '#shared/waterfall/hop-words.ts'
import type { PhaseRow, WaterfallRow } from '#shared/waterfall/layout.ts'
import type { TimingRow } from '#shared/waterfall/timing-rows.ts'
import { PHASE_COLOUR } from './bar.tsx'
import { explainPhase, isBroken } from './phase-words.ts'
import { placeCard } from './place-card.ts'
import { explainTiming } from './timing-words.ts'
import { TransferFacts } from './transfer-facts.tsx'

type Row = WaterfallRow | TimingRow

interface SpanCardProps {
  id: string
  row: Row
  hop: Hop
  live: LiveExchange
  /** The row on the screen. */
  anchor: HTMLElement
}

/** What a row has to say for itself: when, how long, and what it was. Beside the pane that the row is in. */
export function SpanCard({ id, row, hop, live, anchor }: SpanCardProps) {
  const card = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = card.current
    if (!element) return
    const pane = (anchor.closest('[data-landmark="response"]') ?? anchor).getBoundingClientRect()
    const { offsetWidth: width, offsetHeight: height } = element
    const viewport = { width: innerWidth, height: innerHeight }
    const place = placeCard(pane, anchor.getBoundingClientRect(), { width, height }, viewport)
    element.style.left = `${place.left}px`
    element.style.top = `${place.top}px`
    element.style.maxWidth = `${place.maxWidth}px`
  })
  return createPortal(
    <div
      ref={card}
      id={id}
      role="tooltip"
      className="pointer-events-none fixed z-50 w-80 rounded-lg border border-line-strong bg-raised p-3 text-xs shadow-popup"
    >
      <Words row={row} hop={hop} live={live} />
      {row.kind === 'timing' ? (
        <Facts>
          <Fact name="As the server says" value={row.durMs === undefined ? '–' : formatExactMs(row.durMs)} />
          <Fact
            name={`Share of ${row.phase}`}
            value={row.cut ? 'more than all' : percent(shareOfPhase(row, hop))}
          />
        </Facts>
      ) : (
        <Facts>
          <Fact name="Start" value={formatExactMs(row.startMs)} />
          <Fact name="End" value={row.state === 'running' ? 'running' : formatExactMs(row.endMs)} />
          <Fact name="Duration" value={row.state === 'running' ? '…' : formatExactMs(row.durationMs)} />
          <Fact name="Share of all" value={live.running ? '…' : percent(row.share)} />
        </Facts>
      )}
    </div>,
    document.body
  )
}

function Words({ row, hop, live }: { row: Row; hop: Hop; live: LiveExchange }) {
  const { exchange } = live
  switch (row.kind) {
    case 'hop':
      return <HopWords hop={hop} exchange={exchange} />
    case 'timing':
      return (
        <>
          <CardTitle colour={row.phase === 'ttfb' ? 'bg-phase-ttfb/40' : 'bg-phase-download/40'}>
            {visibleText(row.name)}
          </CardTitle>
          {row.desc !== undefined && (
            <p className="mt-1.5 text-ink [overflow-wrap:anywhere]">{visibleText(row.desc)}</p>
          )}
          <p className="mt-1.5 text-muted">{explainTiming(row)}</p>
        </>
      )
    case 'phase':
      return (
        <>
          <CardTitle colour={cardColour(row)}>
            {row.name}
            {isBroken(row.state) && (
              <span className={`font-sans ${row.state === 'failed' ? 'text-bad' : 'text-muted'}`}>
                {' '}
                {row.state}
              </span>
            )}
          </CardTitle>
          <p className="mt-1.5 line-clamp-6 text-muted [overflow-wrap:anywhere]">
            {explainPhase(row, hop, exchange)}
          </p>
          {row.transfer && (
            <TransferFacts
              transfer={row.transfer}
              sending={row.name === 'send'}
              running={row.state === 'running' ? live : undefined}
            />
          )}
        </>
      )
  }
}

function HopWords({ hop, exchange }: { hop: Hop; exchange: Exchange }) {
  const notes = [explainReason(hop, exchange), explainReuse(hop, exchange), hop.error?.message]
  return (
    <>
      <p className="line-clamp-4 font-medium font-mono text-ink [overflow-wrap:anywhere]">{nameOfHop(hop)}</p>
      {notes.map(
        note =>
          note && (
            <p key={note} className="mt-1.5 text-muted [overflow-wrap:anywhere]">
              {note}
            </p>
          )
      )}
    </>
  )
}

function CardTitle({ colour, children }: { colour: string; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 font-medium font-mono text-ink">
      <span className={`size-2 shrink-0 rounded-full ${colour}`} />
      <span className="[overflow-wrap:anywhere]">{children}</span>
    </p>
  )
}

function cardColour({ state, name }: PhaseRow): string {
  if (state === 'failed') return 'bg-bad'
  return state === 'cancelled' ? 'bg-faint' : PHASE_COLOUR[name]
}

function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="mt-2.5 grid grid-cols-2 gap-x-4 gap-y-1.5 border-line border-t pt-2 tabular-nums">
      {children}
    </dl>
  )
}

/** Exact to the microsecond, so that starts, ends and durations add up. */
function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="text-2xs text-faint">{name}</dt>
      <dd className="whitespace-nowrap font-mono text-ink">{value}</dd>
    </div>
  )
}

function shareOfPhase({ durMs = 0, phase }: TimingRow, { phases }: Hop): number {
  const span = phases.findLast(({ name }) => name === phase)
  return span && span.endMs > span.startMs ? durMs / (span.endMs - span.startMs) : 0
}

function percent(share: number): string {
  const value = share * 100
  if (value > 0 && value < 0.1) return '< 0.1 %'
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} %`
}
