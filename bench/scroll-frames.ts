import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'

/** How far and how fast it is scrolled, in pixels and pixels per second: as one does who looks for something. */
const DISTANCE = 20_000
const SPEED = 5000

export interface ScrolledFrames {
  /** Of the time from one frame to the next, in milliseconds. */
  p95: number
  /** Of tasks beyond 50 ms, in milliseconds. */
  longTasks: number[]
}

/** A page that does nothing but scroll. */
export async function openEmptyPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.setContent(
    '<div id="scrolled" style="height:95vh;overflow:auto"><div style="width:1000000px;height:1000000px"></div></div>'
  )
  return page
}

/** Scrolls with real input, as a wheel gives it, and takes the time of each frame meanwhile. */
export async function scrollFrames(
  page: Page,
  selector: string,
  direction: 'down' | 'across' = 'down'
): Promise<ScrolledFrames> {
  await page.bringToFront()
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`There is no ${selector} to scroll.`)
  await page.evaluate(START)
  const session = await page.context().newCDPSession(page)
  await session.send('Input.synthesizeScrollGesture', {
    ...{ x: box.x + box.width / 2, y: box.y + box.height / 2, speed: SPEED },
    [direction === 'down' ? 'yDistance' : 'xDistance']: -DISTANCE,
    gestureSourceType: 'mouse'
  })
  await session.detach()
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
