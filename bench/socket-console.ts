import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from '@playwright/test'
import { z } from 'zod'
import { type WatchedFrames, watchFrames } from './frame-watch.ts'
import { heapOf } from './heap-of.ts'
import { measureInWindow, openWatched } from './in-window.ts'
import { median } from './median.ts'
import { serveMessages } from './message-server.ts'
import { openEmptyPage } from './scroll-frames.ts'

const ROUNDS = 3
const RATE = 10_000
const SECONDS = 30
const FLOOD = 100_000
const FLOODED = 1_000_000
const KEYS = 40
const KEY_MS = 150
/** Until all has come, in milliseconds. */
const PATIENCE = 120_000

/** How the window bears many messages: the console is open, its overview unfolded, and the end is followed. */
export function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const window = { title: 'Many messages in the window', name: 'socket-console' }
  return measureInWindow(window, async (browser, address) => {
    await using server = await serveMessages()
    return [
      ...(await measureFrames(browser, address, server.origin)),
      ...(await measureFlood(browser, address, server.origin))
    ]
  })
}

async function measureFrames(browser: Browser, address: string, origin: string): Promise<string[][]> {
  const empty = await openEmptyPage(browser)
  const rounds: { base: WatchedFrames; own: WatchedFrames; lost: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await empty.bringToFront()
    const base = await watchFrames(empty, () => setTimeout(SECONDS * 500))
    const page = await openWatched(browser, address, WATCH)
    await connect(page, `${origin}/${RATE}/${RATE * SECONDS}`)
    const own = await watchFrames(page, () => setTimeout(SECONDS * 1000))
    const lost = RATE * SECONDS - (await receivedWhenQuiet(page, RATE * SECONDS))
    rounds.push({ base, own, lost })
    await page.context().close()
  }
  await empty.close()
  const longest = Math.max(0, ...rounds.flatMap(({ own }) => own.longTasks))
  const ratio = median(rounds.map(({ base, own }) => own.p95 / base.p95))
  const at = `${RATE.toLocaleString('en')} messages/s for ${SECONDS} s`
  return [
    [`${at}: frame, p95, ms`, median(rounds.map(({ own }) => own.p95)).toFixed(1), ''],
    [`${at}: the same of an empty page, ms`, median(rounds.map(({ base }) => base.p95)).toFixed(1), ''],
    [`${at}: ratio within a round`, ratio.toFixed(2), '1.3'],
    [`${at}: longest task, ms`, longest === 0 ? 'below 50' : longest.toFixed(0), ''],
    [`${at}: messages lost`, String(Math.max(...rounds.map(({ lost }) => lost))), '0']
  ]
}

async function measureFlood(browser: Browser, address: string, origin: string): Promise<string[][]> {
  const page = await openWatched(browser, address, WATCH)
  await connect(page, `${origin}/${RATE}/1`)
  const before = await heapOf(page)
  await page.getByRole('button', { name: 'Disconnect', exact: true }).click()
  await connect(page, `${origin}/${FLOOD}/${FLOODED}`)
  const answers = await typeKeys(page)
  const lost = FLOODED - (await receivedWhenQuiet(page, FLOODED))
  const growth = (await heapOf(page)) - before
  const sorted = answers.toSorted((a, b) => a - b)
  const at = `${FLOOD.toLocaleString('en')} messages/s`
  return [
    [`${at}: key pressed → drawn, median, ms`, median(answers).toFixed(0), ''],
    [`${at}: the same, slowest of ${KEYS}, ms`, (sorted.at(-1) ?? Number.NaN).toFixed(0), '100'],
    [`${FLOODED.toLocaleString('en')} messages: lost`, String(lost), '0'],
    [
      `${FLOODED.toLocaleString('en')} messages: growth of the heap of the page, MB`,
      (growth / 1e6).toFixed(1),
      '100'
    ]
  ]
}

/** Opens a WebSocket, and shows what comes with its overview unfolded. */
async function connect(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill(url)
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('button', { name: 'Disconnect', exact: true }).waitFor()
  await page.getByRole('slider', { name: 'Messages over time' }).waitFor()
}

/** @returns how many messages are told of, once that are all or as long as one would wait for them */
async function receivedWhenQuiet(page: Page, all: number): Promise<number> {
  const overview = page.getByRole('region', { name: 'Session overview' })
  await overview.getByRole('radio', { name: 'Statistics' }).click()
  const cell = overview
    .getByRole('row', { name: /^Messages/ })
    .getByRole('cell')
    .first()
  const received = async () => Number((await cell.innerText()).replaceAll(',', ''))
  for (const begun = performance.now(); performance.now() - begun < PATIENCE; await setTimeout(200))
    if ((await received()) >= all) break
  const count = await received()
  await overview.getByRole('radio', { name: 'Time' }).click()
  return count
}

/** Types with real keys. @returns milliseconds of each from the key to the frame after it, by the page's clock */
async function typeKeys(page: Page): Promise<number[]> {
  await page.getByRole('textbox', { name: 'URL', exact: true }).focus()
  for (let n = 0; n < KEYS; n++) {
    await page.keyboard.press('x')
    await page.waitForFunction(`answers.length === ${n + 1}`)
    await setTimeout(KEY_MS)
  }
  return z.array(z.number()).parse(await page.evaluate('answers'))
}

const WATCH = `
globalThis.answers = []
document.addEventListener('keydown', event => {
  const pressed = event.timeStamp
  requestAnimationFrame(() => setTimeout(() => answers.push(performance.now() - pressed)))
}, true)
`
