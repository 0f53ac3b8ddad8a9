import { type KeyboardEvent, useRef, useState } from 'react'

/**
 * Walking a table row by row with one stop for Tab: arrow keys, Home and End move the focus.
 * Rows are the direct children that carry `data-row`, their index.
 * @param reveal draws a row that is not there yet
 */
export function useRowWalk(count: number, reveal: (index: number) => void) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const rowAt = (index: number) => body.current?.querySelector<HTMLElement>(`[data-row="${index}"]`)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    // Rows come and go around the one that has the focus.
    const at = Number(body.current?.querySelector<HTMLElement>('[data-row]:focus')?.dataset.row ?? -1)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(count - 1, next))
    setCurrent(index)
    const row = rowAt(index)
    if (row) row.focus()
    else {
      reveal(index)
      requestAnimationFrame(() => requestAnimationFrame(() => rowAt(index)?.focus()))
    }
  }
  return { body, current: Math.min(current, Math.max(0, count - 1)), setCurrent, onKeyDown }
}
