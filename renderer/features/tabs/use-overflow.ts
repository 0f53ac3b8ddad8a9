import { type RefObject, useLayoutEffect, useState } from 'react'

/** On which sides there is more than is in sight. */
export interface Overflow {
  before: boolean
  after: boolean
}

const NONE: Overflow = { before: false, after: false }

/** Follows what of a horizontally scrolled element is out of sight. @param count of its children: with it changes its content */
export function useOverflow(element: RefObject<HTMLElement | null>, count: number): Overflow {
  const [overflow, setOverflow] = useState(NONE)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another child changes the content, which nothing else tells
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      const hidden = current.scrollWidth - current.clientWidth
      // Zoomed pages scroll by fractions of a pixel.
      const next = { before: current.scrollLeft > 1, after: current.scrollLeft < hidden - 1 }
      setOverflow(now => (now.before === next.before && now.after === next.after ? now : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    current.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      current.removeEventListener('scroll', measure)
    }
  }, [element, count])
  return overflow
}
