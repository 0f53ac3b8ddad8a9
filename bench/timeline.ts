import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { measureInWindow } from './in-window.ts'
import { median } from './median.ts'
import { openEmptyPage, type ScrolledFrames, scrollFrames } from './scroll-frames.ts'

const ROWS = 5000
const ROUNDS = 5
const CHART = ':has(> [role=listbox][aria-label=Exchanges])'

/** How a waterfall of thousands of rows pans, against a page that does nothing but scroll. */
export function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const window = { title: `A waterfall of ${ROWS} rows in the window`, name: 'timeline' }
  return measureInWindow(window, async (browser, address) => {
    const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1')
    await once(server, 'listening')
    try {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      await page.goto(address)
      await repeat(page, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
      const empty = await openEmptyPage(browser)
      const down: Pair[] = []
      const across: Pair[] = []
      for (let round = 0; round < ROUNDS; round++) {
        down.push({ base: await scrollFrames(empty, '#scrolled'), own: await scrollFrames(page, CHART) })
        await zoomIn(page)
        across.push({
          base: await scrollFrames(empty, '#scrolled', 'across'),
          own: await scrollFrames(page, CHART, 'across')
        })
        await page.getByRole('button', { name: 'Reset zoom' }).click()
      }
      return [...rowsOf('scrolled', down), ...rowsOf('zoomed and panned', across)]
    } finally {
      server.close()
    }
  })
}

interface Pair {
  base: ScrolledFrames
  own: ScrolledFrames
}

function rowsOf(what: string, pairs: readonly Pair[]): string[][] {
  const longest = Math.max(0, ...pairs.flatMap(({ own }) => own.longTasks))
  const ratio = median(pairs.map(({ base, own }) => own.p95 / base.p95))
  return [
    [`${what}: frame, p95, ms`, median(pairs.map(({ own }) => own.p95)).toFixed(1), ''],
    [`${what}: the same of an empty page, ms`, median(pairs.map(({ base }) => base.p95)).toFixed(1), ''],
    [`${what}: ratio within a round`, ratio.toFixed(2), '1.3'],
    [`${what}: longest task, ms`, longest === 0 ? 'below 50' : longest.toFixed(0), '50']
  ]
}

/** Sends so many requests that the chart has its rows, and shows it. */
async function repeat(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill(url)
  await page.getByRole('button', { name: /^Repeat/ }).click()
  await page.getByRole('textbox', { name: 'Requests' }).fill(String(ROWS))
  await page.getByRole('textbox', { name: 'At the same time' }).fill('20')
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: /^Send .* requests$/ }).click()
  await page.getByRole('button', { name: 'Start again' }).waitFor({ timeout: 120_000 })
  await page.getByRole('tab', { name: /^Exchanges/ }).click()
}

/** So far that a pan has somewhere to go. */
async function zoomIn(page: Page): Promise<void> {
  await page.getByRole('option').first().focus()
  for (let step = 0; step < 8; step++) await page.keyboard.press('+')
}
