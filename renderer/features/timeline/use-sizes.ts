import { type RefObject, useLayoutEffect, useState } from 'react'

/** The width of the axis and the height of what the rows scroll in. */
export function useSizes(
  axis: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>
): { widthPx: number; heightPx: number } {
  const [sizes, setSizes] = useState({ widthPx: 400, heightPx: 200 })
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      const widthPx = axis.current?.clientWidth ?? 0
      const heightPx = scroller.current?.clientHeight ?? 0
      setSizes(before =>
        before.widthPx === widthPx && before.heightPx === heightPx ? before : { widthPx, heightPx }
      )
    })
    if (axis.current) observer.observe(axis.current)
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [axis, scroller])
  return sizes
}
