import { defaultRangeExtractor, type Range, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'

type WalkedListOptions = Parameters<typeof useVirtualizer<HTMLElement, HTMLElement>>[0] & {
  /** Which row is the stop for Tab; -1 when there is none. */
  current: number
}

/**
 * A list that is walked by the keyboard, and of which only the rows in sight are drawn: those, and the current one
 * wherever it is. So Tab always finds its way in, and the focus is not lost when what has it goes out of sight.
 */
export function useWalkedList({
  current,
  ...options
}: WalkedListOptions): Virtualizer<HTMLElement, HTMLElement> {
  return useVirtualizer({ ...options, rangeExtractor: range => drawnRows(range, current) })
}

/** Ascending. */
export function drawnRows(range: Range, current: number): number[] {
  const near = defaultRangeExtractor(range)
  const [first] = near
  if (first === undefined || current < 0 || current >= range.count || near.includes(current)) return near
  return current < first ? [current, ...near] : [...near, current]
}
