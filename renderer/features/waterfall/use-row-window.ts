import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useState } from 'react'
import type { VisibleRow } from '#shared/waterfall/visible-rows.ts'

/** Fewer rows than these are simply all there. */
const MOST_AT_ONCE = 80
const OVERSCAN = 12
/** Of a row until it is drawn and measured, in pixels. */
const HEIGHT = { hop: 47, phase: 22, timing: 20, more: 20 }

/** The rows that are drawn, and what the others would take above and below them. */
export interface RowWindow {
  first: number
  /** Not drawn any more. */
  end: number
  above: number
  below: number
  /** To be put on each row that is drawn. */
  measure: (row: HTMLElement | null) => void
  /** How far a row is from the top of the first, whether it is drawn or not. Undefined where it can be measured. */
  topOf: ((index: number) => number | undefined) | undefined
  /** Brings a row into sight that may not be drawn. */
  reveal: (index: number) => void
}

/** Draws of very many rows only those near to what is in sight. @param frame around the rows, inside of what scrolls */
export function useRowWindow(rows: readonly VisibleRow[], frame: RefObject<HTMLElement | null>): RowWindow {
  const [scroller, setScroller] = useState<HTMLElement | null>(null)
  const isMany = rows.length > MOST_AT_ONCE
  useLayoutEffect(() => {
    if (isMany) setScroller(scrollerOf(frame.current))
  }, [isMany, frame])
  const virtualizer = useVirtualizer({
    count: isMany ? rows.length : 0,
    getScrollElement: () => scroller,
    estimateSize: index => HEIGHT[rows[index]?.kind ?? 'hop'],
    getItemKey: index => rows[index]?.id ?? index,
    overscan: OVERSCAN
  })
  if (!isMany)
    return {
      ...{ first: 0, end: rows.length, above: 0, below: 0, topOf: undefined },
      measure: () => {},
      reveal: () => {}
    }
  const items = virtualizer.getVirtualItems()
  const first = items[0]
  const last = items.at(-1)
  return {
    first: first?.index ?? 0,
    end: last ? last.index + 1 : 0,
    above: first?.start ?? 0,
    below: virtualizer.getTotalSize() - (last?.end ?? 0),
    measure: virtualizer.measureElement,
    topOf: index => virtualizer.measurementsCache[index]?.start,
    reveal: index => virtualizer.scrollToIndex(index)
  }
}

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  let parent = element?.parentElement ?? null
  while (parent && !/auto|scroll/.test(getComputedStyle(parent).overflowY)) parent = parent.parentElement
  return parent
}
