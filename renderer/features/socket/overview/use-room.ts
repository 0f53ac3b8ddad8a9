import { type RefObject, useLayoutEffect, useState } from 'react'

/** How high what an element stands in is, in pixels, kept up to date. */
export function useRoom(element: RefObject<HTMLElement | null>): number {
  const [heightPx, setHeightPx] = useState(0)
  useLayoutEffect(() => {
    const around = element.current?.parentElement
    if (!around) return
    const measure = () => setHeightPx(around.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(around)
    return () => observer.disconnect()
  }, [element])
  return heightPx
}
