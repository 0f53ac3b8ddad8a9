import { type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Moves the focus to a row that carries `data-row`, also where it is drawn only now that it is the current one: see
 * `useWalkedList`. It is brought into sight first, so that what opens beside it stands still.
 * @param frame around the rows
 * @returns focuses the row of this name, now or with what is drawn next
 */
export function useRowFocus(frame: RefObject<HTMLElement | null>): (name: string) => void {
  const wanted = useRef<string>(undefined)
  const focus = (name: string): boolean => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(name)}"]`)
    row?.scrollIntoView({ block: 'nearest' })
    row?.focus({ preventScroll: true })
    return row !== undefined && row !== null
  }
  useLayoutEffect(() => {
    if (wanted.current !== undefined) focus(wanted.current)
    wanted.current = undefined
  })
  return name => {
    wanted.current = focus(name) ? undefined : name
  }
}
