import { type RefObject, useEffect } from 'react'
import { scrollerOf } from './scroller-of.ts'

/**
 * Brings the rows of the hop that is looked at into sight: when another one is chosen, as it gets more of them, and when
 * there is less room. Its own row counts more than what it did, and the phase that broke off most of all. What a person does in the rows themselves moves nothing.
 * @param frame around the rows, which say in `data-row-hop` whose they are, and in `data-broken` that it broke off there
 * @param rows how many of them are the hop's
 * @param reveal brings the hop's own row into sight where it is not drawn, once that can be done
 */
export function useShownInSight(
  frame: RefObject<HTMLElement | null>,
  hop: number,
  rows: number,
  reveal: ((hop: number) => void) | undefined
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the choice, the rows and whether they can be reached are what matters
  useEffect(() => {
    const { current } = frame
    const scroller = scrollerOf(current)
    if (!current || !scroller) return
    const show = () => {
      if (current.contains(document.activeElement)) return
      const found = [...current.querySelectorAll(`[data-row-hop="${hop}"]`)]
      if (found.length === 0) reveal?.(hop)
      found.at(-1)?.scrollIntoView({ block: 'nearest' })
      found[0]?.scrollIntoView({ block: 'nearest' })
      found.find(row => row.hasAttribute('data-broken'))?.scrollIntoView({ block: 'nearest' })
    }
    // Tells of the size that there is at once, too.
    const observer = new ResizeObserver(show)
    observer.observe(scroller)
    return () => observer.disconnect()
  }, [hop, rows, reveal !== undefined])
}
