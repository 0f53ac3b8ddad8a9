import type { Browser, Page } from '@playwright/test'
import { type WatchedFrames, watchFrames } from './frame-watch.ts'

/** How far and how fast it is scrolled, in pixels and pixels per second: as one does who looks for something. */
const DISTANCE = 20_000
const SPEED = 5000

export type ScrolledFrames = WatchedFrames

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
  return watchFrames(page, async () => {
    const session = await page.context().newCDPSession(page)
    await session.send('Input.synthesizeScrollGesture', {
      ...{ x: box.x + box.width / 2, y: box.y + box.height / 2, speed: SPEED },
      [direction === 'down' ? 'yDistance' : 'xDistance']: -DISTANCE,
      gestureSourceType: 'mouse'
    })
    await session.detach()
  })
}
