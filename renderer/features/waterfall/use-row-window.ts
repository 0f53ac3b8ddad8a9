import { type RefObject, useLayoutEffect, useState } from 'react'
import type { VisibleRow } from '#shared/waterfall/visible-rows.ts'
import { useWalkedList } from '../../components/use-walked-list.ts'
import { scrollerOf } from './scroller-of.ts'

/** Fewer rows than these are simply all there. */
const MOST_AT_ONCE = 80
const OVERSCAN = 12
/** Of a row until it is drawn and measured, in pixels. */
const HEIGHT = { hop: 47, phase: 22, timing: 20, more: 20 }

/** The rows that are drawn, and what the others would take between and below them. */
export interface RowWindow {
  /** Ascending, each with the height of what is not drawn right above it. */
  drawn: readonly { index: number; gap: number }[]
  below: number
  /** To be put on each row that is drawn. */
  measure: (row: HTMLElement | null) => void
  /** How far a row is from the top of the first, whether it is drawn or not. Undefined where it can be measured. */
  topOf: ((index: number) => number | undefined) | undefined
  /** Brings a row into sight that may not be drawn. Undefined where all are, and until it is known what scrolls. */
  scrollTo: ((index: number) => void) | undefined
}

/**
 * Draws of very many rows only those near to what is in sight, and the current one.
 * @param current the id of the row that is the stop for Tab
 * @param frame around the rows, inside of what scrolls
 */
export function useRowWindow(
  rows: readonly VisibleRow[],
  current: string | undefined,
  frame: RefObject<HTMLElement | null>
): RowWindow {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const isMany = rows.length > MOST_AT_ONCE
  useLayoutEffect(() => {
    if (isMany) setScroller(scrollerOf(frame.current))
  }, [isMany, frame])
  const virtualizer = useWalkedList({
    count: isMany ? rows.length : 0,
    current: isMany ? rows.findIndex(({ id }) => id === current) : -1,
    getScrollElement: () => scroller,
    estimateSize: index => HEIGHT[rows[index]?.kind ?? 'hop'],
    getItemKey: index => rows[index]?.id ?? index,
    overscan: OVERSCAN
  })
  if (!isMany)
    return {
      drawn: rows.map((_, index) => ({ index, gap: 0 })),
      ...{ below: 0, topOf: undefined, scrollTo: undefined },
      measure: () => {}
    }
  const items = virtualizer.getVirtualItems()
  return {
    drawn: items.map(({ index, start }, at) => ({ index, gap: start - (items[at - 1]?.end ?? 0) })),
    below: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
    topOf: index => virtualizer.measurementsCache[index]?.start,
    scrollTo: scroller ? index => virtualizer.scrollToIndex(index, { align: 'center' }) : undefined
  }
}
