import { type KeyboardEvent, useRef, useState } from 'react'

/**
 * Walking a table row by row with one stop for Tab: arrow keys, Home and End move the focus.
 * Rows are the direct children that carry `data-row`.
 */
export function useRowWalk(count: number) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [current, setCurrent] = useState(0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    // Rows come and go around the one that has the focus.
    const at = rows.findIndex(row => row.matches(':focus'))
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(count - 1, next))
    setCurrent(index)
    rows[index]?.focus()
  }
  return { body, current: Math.min(current, Math.max(0, count - 1)), setCurrent, onKeyDown }
}
