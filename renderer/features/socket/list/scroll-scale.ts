/** No browser scrolls over more: taller lists are scrolled by a smaller measure. */
const MOST_PX = 8_000_000

/** How the place in a list, in rows, and that of a scroll bar go together. */
export interface ScrollScale {
  /** Of what is scrolled, in pixels. */
  height: number
  /** Whether a pixel of the scroll bar is a pixel of the list. */
  exact: boolean
  /** The most rows that can be above the window. */
  mostTop: number
  /** Rows above the window, with fractions. */
  topAt(scrollTop: number): number
  scrollAt(top: number): number
}

/** @param viewPx height of the window */
export function scaleScroll(count: number, rowPx: number, viewPx: number): ScrollScale {
  const whole = count * rowPx
  const mostTop = Math.max(0, count - viewPx / rowPx)
  if (whole <= MOST_PX)
    return {
      height: whole,
      exact: true,
      mostTop,
      topAt: scrollTop => Math.min(mostTop, scrollTop / rowPx),
      scrollAt: top => top * rowPx
    }
  const way = MOST_PX - viewPx
  return {
    height: MOST_PX,
    exact: false,
    mostTop,
    topAt: scrollTop => Math.min(mostTop, (scrollTop / way) * mostTop),
    scrollAt: top => (top / mostTop) * way
  }
}
