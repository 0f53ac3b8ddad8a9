import { useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { formatDuration } from '#shared/format/duration.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { PhaseRow, WaterfallRow } from '#shared/waterfall/layout.ts'
import { PHASE_COLOUR } from './bar.tsx'
import { explainReason, explainReuse, nameOfHop } from './hop-words.ts'
import { explainPhase, isBroken } from './phase-words.ts'
import { placeCard } from './place-card.ts'

interface SpanCardProps {
  id: string
  row: WaterfallRow
  hop: Hop
  live: LiveExchange
  /** The row on the screen. */
  anchor: HTMLElement
}

/** What a row has to say for itself: when, how long, and what it was. Beside the pane that the row is in. */
export function SpanCard({ id, row, hop, live, anchor }: SpanCardProps) {
  const { exchange } = live
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
      {row.kind === 'hop' ? (
        <HopFacts hop={hop} exchange={exchange} />
      ) : (
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
          <p className="mt-1.5 text-muted [overflow-wrap:anywhere]">{explainPhase(row, hop, exchange)}</p>
        </>
      )}
      <dl className="mt-2.5 grid grid-cols-4 gap-x-3 border-line border-t pt-2 font-mono tabular-nums">
        <Fact name="Start" value={formatDuration(row.startMs)} />
        <Fact name="End" value={row.state === 'running' ? 'running' : formatDuration(row.endMs)} />
        <Fact name="Duration" value={row.state === 'running' ? '…' : formatDuration(row.durationMs)} />
        <Fact name="Share" value={live.running ? '…' : percent(row.share)} />
      </dl>
    </div>,
    document.body
  )
}

function HopFacts({ hop, exchange }: { hop: Hop; exchange: Exchange }) {
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

function CardTitle({ colour, children }: { colour: string; children: React.ReactNode }) {
  return (
    <p className="flex items-center gap-2 font-medium font-mono text-ink">
      <span className={`size-2 rounded-full ${colour}`} />
      <span>{children}</span>
    </p>
  )
}

function cardColour({ state, name }: PhaseRow): string {
  if (state === 'failed') return 'bg-bad'
  return state === 'cancelled' ? 'bg-faint' : PHASE_COLOUR[name]
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="font-sans text-2xs text-faint">{name}</dt>
      <dd className="whitespace-nowrap text-ink">{value}</dd>
    </div>
  )
}

function percent(share: number): string {
  const value = share * 100
  if (value > 0 && value < 0.1) return '< 0.1 %'
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} %`
}
