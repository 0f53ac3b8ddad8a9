import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { formatDuration } from '#shared/format/duration.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { domainFor } from '#shared/waterfall/time-scale.ts'
import { nowOf, observeLive } from './live-clocks.ts'

/** Part of the way to a wider time axis that is made in one frame. */
const EASE = 0.22

/**
 * Draws what grows while an exchange runs, once per frame and past React: events re-render, time does not.
 * Inside `root`, an element with `data-since` (milliseconds) is either a bar, whose `--for` follows, or a text, whose
 * content follows. With `data-shown-from` it is out of sight before that time. Every bar is placed by `--from` and `--for` over the `--domain` that is set on the root.
 * @returns the end of the time axis; it changes rarely, and re-renders the ruler when it does
 */
export function useGrowingChart(root: RefObject<HTMLElement | null>, live: LiveExchange): number {
  const { id } = live.exchange
  const [domainMs, setDomain] = useState(() => domainFor(nowOf(live)))
  const drawn = useRef({ id: '', domainMs })

  useLayoutEffect(() => {
    const element = root.current
    if (!element) return
    if (live.running) observeLive(live)
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    const growing = [...element.querySelectorAll<HTMLElement>('[data-since]')]

    const draw = () => {
      const nowMs = nowOf(live)
      const target = domainFor(nowMs)
      const last = drawn.current
      const jump = calm || !live.running || last.id !== id || target - last.domainMs < target / 500
      drawn.current = { id, domainMs: jump ? target : last.domainMs + (target - last.domainMs) * EASE }
      const domain = String(drawn.current.domainMs)
      // Everything inside inherits it, so it is not touched without need.
      if (element.style.getPropertyValue('--domain') !== domain) element.style.setProperty('--domain', domain)
      setDomain(target)
      for (const node of growing) {
        const ms = Math.max(0, nowMs - Number(node.dataset.since))
        const { shownFrom } = node.dataset
        if (shownFrom !== undefined) node.style.visibility = nowMs < Number(shownFrom) ? 'hidden' : ''
        if (node.dataset.grows === 'bar') node.style.setProperty('--for', String(ms))
        else node.textContent = formatDuration(ms)
      }
    }

    draw()
    if (!live.running) return
    let frame = requestAnimationFrame(function next() {
      draw()
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  })

  return domainMs
}
