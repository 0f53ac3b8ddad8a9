import { useId, useRef } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Waterfall } from '#shared/waterfall/layout.ts'
import type { Ruler } from '#shared/waterfall/time-scale.ts'
import { GridLines } from './ruler.tsx'
import { SpanCard } from './span-card.tsx'
import { useCard } from './use-card.ts'
import { useRowWalk } from './use-row-walk.ts'
import { HopLine, PhaseLine } from './waterfall-row.tsx'

interface WaterfallTableProps {
  live: LiveExchange
  waterfall: Waterfall
  ruler: Ruler
  /** The hop that is looked at below. */
  shownHop: number
  onShowHop: (hop: number) => void
}

/** Of more hops than these only the one that is looked at, and one that runs, have all of their phases in sight. */
const MOST_UNFOLDED = 3

/**
 * A row per hop and phase: name, bar over the ruler, duration. Hover or walk the rows for their numbers; a click or
 * Enter shows the hop.
 */
export function WaterfallTable({ live, waterfall, ruler, shownHop, onShowHop }: WaterfallTableProps) {
  const { exchange } = live
  const several = exchange.hops.length > 1
  const isUnfolded = (hop: number) =>
    exchange.hops.length <= MOST_UNFOLDED || hop === shownHop || hop === waterfall.running?.hop
  const rows = waterfall.rows.filter(row => row.kind === 'hop' || isUnfolded(row.hop))
  const { body, current, setCurrent, onKeyDown } = useRowWalk(rows.length)
  const root = useRef<HTMLDivElement>(null)
  const { card, openNow, openSoon, close } = useCard(root)
  const cardId = useId()
  const shown = card && rows[card.index]
  const cardHop = shown && exchange.hops[shown.hop]

  return (
    <div ref={root} className="relative py-1">
      <div aria-hidden="true" className="absolute inset-y-0 right-(--duration-col) left-(--name-col)">
        <GridLines ruler={ruler} />
      </div>
      <table aria-label="Waterfall" className="relative w-full table-fixed border-separate border-spacing-0">
        <colgroup>
          <col className="w-(--name-col)" />
          <col />
          <col className="w-(--duration-col)" />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">Request and phase</th>
            <th scope="col">Time</th>
            <th scope="col">Duration</th>
          </tr>
        </thead>
        <tbody
          ref={body}
          onKeyDown={event => {
            // Only what hides the card: otherwise Escape cancels the request.
            if (event.key === 'Escape' && card) {
              event.stopPropagation()
              close()
            }
            onKeyDown(event)
          }}
          onPointerLeave={close}
          onBlur={close}
        >
          {rows.map((row, index) => {
            const hop = exchange.hops[row.hop]
            if (!hop) return null
            const handlers = {
              'data-row': index,
              ...(several && { 'data-shown': row.hop === shownHop || undefined }),
              onClick: () => onShowHop(row.hop),
              onKeyDown: ({ key }: React.KeyboardEvent) => key === 'Enter' && onShowHop(row.hop),
              tabIndex: index === current ? 0 : -1,
              ...(card?.index === index && { 'aria-describedby': cardId }),
              onFocus: (event: React.FocusEvent<HTMLTableRowElement>) => {
                setCurrent(index)
                if (event.currentTarget.matches(':focus-visible')) openNow(index, event.currentTarget)
              },
              onPointerMove: (event: React.PointerEvent<HTMLTableRowElement>) => openSoon(index, event)
            }
            return row.kind === 'hop' ? (
              <HopLine
                key={row.id}
                row={row}
                hop={hop}
                exchange={exchange}
                brief={!isUnfolded(row.hop)}
                {...handlers}
              />
            ) : (
              <PhaseLine key={row.id} row={row} {...handlers} />
            )
          })}
        </tbody>
      </table>
      {shown && cardHop && <SpanCard id={cardId} row={shown} hop={cardHop} live={live} anchor={card.row} />}
    </div>
  )
}
