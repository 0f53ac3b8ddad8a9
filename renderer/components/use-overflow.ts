import { type RefObject, useEffect, useState } from 'react'

/** Whether what an element holds is wider than it is, also what comes into it later. */
export function useOverflow(element: RefObject<HTMLElement | null>): boolean {
  const [overflows, setOverflows] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setOverflows(current.scrollWidth > current.clientWidth)
    const sizes = new ResizeObserver(measure)
    const observe = () => {
      sizes.disconnect()
      for (const each of [current, ...current.children]) sizes.observe(each)
    }
    // To begin to observe is to measure.
    const children = new MutationObserver(observe)
    children.observe(current, { childList: true })
    observe()
    return () => {
      sizes.disconnect()
      children.disconnect()
    }
  }, [element])
  return overflows
}
