import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { type ScrollScale, scaleScroll } from './scroll-scale.ts'

/** Rows that are drawn beyond what is in sight, on either side. */
const OVERSCAN = 8
/** Nearer to the end than so many rows counts as being there. */
const NEAR = 0.6

interface LogScrollOptions {
  /** The places of the first row and behind the last; both may grow. */
  begin: number
  end: number
  rowPx: number
  /** Whether the last row stays in sight. */
  following: boolean
  /** A person has scrolled to the end, or away from it. */
  onFollow: (following: boolean) => void
  /** A row that comes into sight, whenever it is another, or there is less room; undefined is none. */
  revealed: number | undefined
  /** Where the list is, kept for when it comes back. */
  memory: ScrollMemory
}

/** The place at the upper edge of a list, with fractions. */
export interface ScrollMemory {
  top?: number
}

export interface LogScroll {
  scroller: RefObject<HTMLDivElement | null>
  /** Of all that is scrolled, in pixels. */
  height: number
  /** Whole rows in sight. */
  page: number
  /** The places to be drawn. */
  from: number
  to: number
  /** Where the row of a place is drawn, in pixels from above. */
  offsetOf(place: number): number
}

/**
 * Scrolls over rows of one height, of which there may be millions, and which come at the end and go at the beginning:
 * what is in sight stays there.
 */
export function useLogScroll(options: LogScrollOptions): LogScroll {
  const { begin, end, rowPx, following, onFollow, revealed, memory } = options
  const scroller = useRef<HTMLDivElement>(null)
  const [viewPx, setViewPx] = useState(0)
  const [, draw] = useReducer((drawn: number) => drawn + 1, 0)
  /** The place at the upper edge, with fractions; what the scroll bar was set to for it. */
  const top = useRef(memory.top ?? begin)
  const set = useRef(0)
  const scale = scaleScroll(end - begin, rowPx, viewPx)
  const above = following ? scale.mostTop : Math.max(0, Math.min(top.current - begin, scale.mostTop))
  const page = Math.max(1, Math.floor(viewPx / rowPx))
  const latest = useRef({ begin, scale, viewPx, onFollow })

  useLayoutEffect(() => {
    latest.current = { begin, scale, viewPx, onFollow }
    top.current = begin + above
    memory.top = top.current
    const element = scroller.current
    if (!element || viewPx === 0) return
    const wanted = scale.scrollAt(above)
    if (Math.abs(element.scrollTop - wanted) > 0.5) element.scrollTop = wanted
    set.current = element.scrollTop
  })

  useLayoutEffect(() => {
    if (revealed === undefined || viewPx === 0) return
    const { begin, scale } = latest.current
    const row = revealed - begin
    const first = top.current - begin
    const rows = viewPx / rowPx
    if (row < first) top.current = begin + row
    else if (row + 1 > first + rows) top.current = begin + Math.min(scale.mostTop, row + 1 - rows)
    else return
    draw()
  }, [revealed, viewPx, rowPx])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setViewPx(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const move = (to: number, { begin, scale, onFollow }: typeof latest.current) => {
      top.current = begin + Math.max(0, Math.min(to, scale.mostTop))
      onFollow(isAtEnd(to, scale))
      draw()
    }
    const onScroll = () => {
      const { scrollTop, clientHeight } = element
      // That was nobody: with another height, the browser moves what is scrolled before it is drawn anew.
      if (clientHeight !== latest.current.viewPx) return
      if (Math.abs(scrollTop - set.current) < 1) return
      set.current = scrollTop
      move(latest.current.scale.topAt(scrollTop), latest.current)
    }
    const onWheel = (event: WheelEvent) => {
      const { scale, begin, onFollow } = latest.current
      // Else the next rows would take it back to the end before it has moved.
      if (event.deltaY < 0) onFollow(false)
      if (scale.exact || event.ctrlKey) return
      event.preventDefault()
      const rows = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY / rowPx : event.deltaY
      move(top.current - begin + rows, latest.current)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', onWheel)
    }
  }, [rowPx])

  return {
    scroller,
    height: scale.height,
    page,
    from: Math.max(begin, begin + Math.floor(above) - OVERSCAN),
    to: Math.min(end, begin + Math.ceil(above + viewPx / rowPx) + OVERSCAN),
    offsetOf: place => scale.scrollAt(above) + (place - begin - above) * rowPx
  }
}

function isAtEnd(top: number, { mostTop }: ScrollScale): boolean {
  return top >= mostTop - NEAR
}
