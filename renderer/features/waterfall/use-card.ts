import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'

/** How long the pointer has to be on a row before its card opens: passing over is no question. */
const DELAY_MS = 150

/** The row that a card is about, and where the row stood when it opened. */
export interface OpenCard {
  index: number
  row: HTMLElement
  top: number
}

/**
 * When the card of a row is open: after the pointer has moved on the row, or the keyboard has reached it. A row that
 * comes under a resting pointer opens none, and one that moves away under it, by scrolling or otherwise, closes it.
 * @param table around the rows: its size changes when rows come and go
 */
export function useCard(table: RefObject<HTMLElement | null>) {
  const [card, setCard] = useState<OpenCard>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const openNow = (index: number, row: HTMLElement) => {
    clearTimeout(timer.current)
    setCard({ index, row, top: row.getBoundingClientRect().top })
  }
  const close = () => {
    clearTimeout(timer.current)
    setCard(undefined)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!card || !table.current) return
    const closeWhenMoved = () => {
      if (!card.row.isConnected || card.row.getBoundingClientRect().top !== card.top) setCard(undefined)
    }
    const observer = new ResizeObserver(closeWhenMoved)
    observer.observe(table.current)
    observer.observe(document.body)
    const pane = table.current.closest('[data-landmark="response"]')
    if (pane) observer.observe(pane)
    window.addEventListener('scroll', closeWhenMoved, { capture: true, passive: true })
    return () => {
      observer.disconnect()
      window.removeEventListener('scroll', closeWhenMoved, { capture: true })
    }
  }, [card, table])

  const openSoon = (
    index: number,
    { currentTarget: row, movementX, movementY }: PointerEvent<HTMLElement>
  ) => {
    // A browser tells of a move also when the page has moved under the pointer.
    if ((movementX === 0 && movementY === 0) || card?.index === index) return
    clearTimeout(timer.current)
    if (card) openNow(index, row)
    else timer.current = setTimeout(() => openNow(index, row), DELAY_MS)
  }
  return { card, openNow, openSoon, close }
}
