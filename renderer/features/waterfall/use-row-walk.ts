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
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: count - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const index = Math.max(0, Math.min(count - 1, next))
    setCurrent(index)
    body.current?.querySelectorAll<HTMLElement>('[data-row]')[index]?.focus()
  }
  return { body, current: Math.min(current, Math.max(0, count - 1)), setCurrent, onKeyDown }
}
