import { type CSSProperties, Fragment, useId, useRef, useState } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { Waterfall } from '#shared/waterfall/layout.ts'
import { reuseLines, reuseLinks } from '#shared/waterfall/reuse-links.ts'
import { type MoreRow, visibleRows } from '#shared/waterfall/visible-rows.ts'
import { spanMark } from '../timeline/span-of.ts'
import { DragArea } from './drag-area.tsx'
import { isBroken } from './phase-words.ts'
import { insetFor, ReuseConnectors } from './reuse-connectors.tsx'
import { GridLines } from './ruler.tsx'
import { SpanCard } from './span-card.tsx'
import { SumLine } from './sum-line.tsx'
import { MoreLine, TimingLine } from './timing-line.tsx'
import { useCard } from './use-card.ts'
import { useRowWalk } from './use-row-walk.ts'
import { useRowWindow } from './use-row-window.ts'
import { useShownInSight } from './use-shown-in-sight.ts'
import { HopLine, PhaseLine } from './waterfall-row.tsx'

interface WaterfallTableProps {
  live: LiveExchange
  waterfall: Waterfall
  /** The hop that is looked at below. */
  shownHop: number
  onShowHop: (hop: number) => void
}

/** Of more hops than these only the one that is looked at, and one that runs, have all of their phases in sight. */
const MOST_UNFOLDED = 3

/** Above the first row. */
const PADDING_PX = 4

/**
 * A row per hop and phase, and for what the server measured: name, bar over the ruler, duration. Hover or walk the rows
 * for their numbers; a click or Enter shows the hop, a double click brings a bar from edge to edge.
 */
export function WaterfallTable({ live, waterfall, shownHop, onShowHop }: WaterfallTableProps) {
  const { exchange } = live
  const several = exchange.hops.length > 1
  const [allOf, setAllOf] = useState<ReadonlySet<string>>(new Set())
  const isUnfolded = (hop: number) =>
    exchange.hops.length <= MOST_UNFOLDED || hop === shownHop || hop === waterfall.running?.hop
  const drawn = visibleRows(waterfall, isUnfolded, allOf)
  const rows = drawn.filter(row => row.kind !== 'more')
  const lines = reuseLines(reuseLinks(exchange))
  const root = useRef<HTMLDivElement>(null)
  const { body, current, setCurrent, goTo, onKeyDown } = useRowWalk(rows.map(({ id }) => id))
  const near = useRowWindow(drawn, current, root)
  const rowOfHop = (hop: number) => drawn.findIndex(row => row.kind === 'hop' && row.hop === hop)
  useShownInSight(
    body,
    shownHop,
    rows.filter(({ hop }) => hop === shownHop).length,
    near.scrollTo && (hop => near.scrollTo?.(rowOfHop(hop)))
  )
  /** What was pressed is gone with it: the focus goes to what is in its place. */
  const unfold = ({ phase, first }: MoreRow) => {
    setAllOf(before => new Set([...before, phase]))
    goTo(first)
  }
  const { card, openNow, openSoon, close } = useCard(root)
  const cardId = useId()
  const topOfHop = (hop: number) => {
    const top = near.topOf?.(rowOfHop(hop))
    return top === undefined ? undefined : top + PADDING_PX
  }
  const shown = card && rows[card.index]
  const cardHop = shown && exchange.hops[shown.hop]

  return (
    <DragArea>
      <div
        ref={root}
        className="relative pt-1"
        style={{ '--row-inset': `${insetFor(lines)}px` } as CSSProperties}
      >
        <div
          aria-hidden="true"
          className="absolute inset-y-0 right-(--duration-col) left-(--name-col) overflow-hidden"
        >
          <GridLines />
        </div>
        <table
          aria-label="Waterfall"
          className="relative w-full table-fixed border-separate border-spacing-0"
        >
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
            {near.drawn.map(({ index: at, gap }) => {
              const row = drawn[at]
              const hop = row && exchange.hops[row.hop]
              if (!hop) return null
              if (row.kind === 'more')
                return (
                  <Fragment key={row.id}>
                    <Gap height={gap} />
                    <MoreLine row={row} onUnfold={() => unfold(row)} />
                  </Fragment>
                )
              const index = rows.indexOf(row)
              const handlers = {
                ref: near.measure,
                'data-index': at,
                'data-row': row.id,
                'data-row-hop': row.hop,
                ...(row.kind === 'phase' && isBroken(row.state) && { 'data-broken': true }),
                'data-span': spanMark(row),
                ...(several && { 'data-shown': row.hop === shownHop || undefined }),
                onClick: () => onShowHop(row.hop),
                onKeyDown: ({ key }: React.KeyboardEvent) => key === 'Enter' && onShowHop(row.hop),
                tabIndex: row.id === current ? 0 : -1,
                ...(card?.index === index && { 'aria-describedby': cardId }),
                onFocus: (event: React.FocusEvent<HTMLTableRowElement>) => {
                  setCurrent(row.id)
                  if (event.currentTarget.matches(':focus-visible')) openNow(index, event.currentTarget)
                },
                onPointerMove: (event: React.PointerEvent<HTMLTableRowElement>) => openSoon(index, event)
              }
              return (
                <Fragment key={row.id}>
                  <Gap height={gap} />
                  {row.kind === 'hop' ? (
                    <HopLine
                      row={row}
                      hop={hop}
                      exchange={exchange}
                      brief={!isUnfolded(row.hop)}
                      {...handlers}
                    />
                  ) : row.kind === 'phase' ? (
                    <PhaseLine row={row} {...handlers} />
                  ) : (
                    <TimingLine row={row} {...handlers} />
                  )}
                </Fragment>
              )
            })}
            <Gap height={near.below} />
          </tbody>
          {waterfall.rows.length > 0 && (
            <tfoot>
              <SumLine waterfall={waterfall} running={live.running} />
            </tfoot>
          )}
        </table>
        <ReuseConnectors
          lines={lines}
          topOf={near.topOf && topOfHop}
          rowIds={drawn.map(({ id }) => id).join(' ')}
        />
        {shown && cardHop && <SpanCard id={cardId} row={shown} hop={cardHop} live={live} anchor={card.row} />}
      </div>
    </DragArea>
  )
}

/** In the place of rows that are not drawn. */
function Gap({ height }: { height: number }) {
  return height > 0 ? <tr style={{ height }} /> : null
}
