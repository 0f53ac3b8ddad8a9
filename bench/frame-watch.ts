import type { Page } from '@playwright/test'
import { z } from 'zod'

export interface WatchedFrames {
  /** Of the time from one frame to the next, in milliseconds. */
  p95: number
  /** Of tasks beyond 50 ms, in milliseconds. */
  longTasks: number[]
}

/** Takes the time of each frame of a page while something happens. */
export async function watchFrames(page: Page, happens: () => Promise<void>): Promise<WatchedFrames> {
  await page.evaluate(START)
  await happens()
  const { frames, longTasks } = z
    .object({ frames: z.array(z.number()), longTasks: z.array(z.number()) })
    .parse(await page.evaluate('frameWatch.end()'))
  const sorted = frames.toSorted((a, b) => a - b)
  return { p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN, longTasks }
}

const START = `
globalThis.frameWatch = (() => {
  const frames = []
  const longTasks = []
  let last
  let going = true
  const observer = new PerformanceObserver(list => longTasks.push(...list.getEntries().map(each => each.duration)))
  observer.observe({ entryTypes: ['longtask'] })
  const step = at => {
    if (last !== undefined) frames.push(at - last)
    last = at
    if (going) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
  return {
    end() {
      going = false
      longTasks.push(...observer.takeRecords().map(each => each.duration))
      observer.disconnect()
      return { frames, longTasks }
    }
  }
})()
undefined
`
