import { type KeyboardEvent, useRef, useState } from 'react'
import { useRowFocus } from '../../components/use-row-focus.ts'

/**
 * Walking a table row by row with one stop for Tab: arrow keys, Home and End move the focus.
 * @param ids of the rows, from top to bottom; each row carries its own as `data-row`, inside of `body`
 */
export function useRowWalk(ids: readonly string[]) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [stop, setCurrent] = useState<string>()
  const current = stop !== undefined && ids.includes(stop) ? stop : ids[0]
  const focusRow = useRowFocus(body)
  const goTo = (id: string) => {
    setCurrent(id)
    focusRow(id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const focused = body.current?.querySelector<HTMLElement>('[data-row]:focus')?.dataset.row
    const at = focused === undefined ? -1 : ids.indexOf(focused)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: ids.length - 1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    const id = ids[Math.max(0, Math.min(ids.length - 1, next))]
    if (id !== undefined) goTo(id)
  }
  return { body, current, setCurrent, goTo, onKeyDown }
}
