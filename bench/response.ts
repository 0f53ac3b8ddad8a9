import type { Browser, Page } from '@playwright/test'
import { heapOf } from './heap-of.ts'
import { measureInWindow, openWatched } from './in-window.ts'
import { largeJson, serveLargeBodies } from './large-bodies.ts'
import { median } from './median.ts'
import { openEmptyPage, type ScrolledFrames, scrollFrames } from './scroll-frames.ts'

const GIB = 1024 ** 3
const HUNDRED_MB = 100_000_000
const ROUNDS = 3
const SCROLLS = 5
/** Of a body that is laid out or searched, in milliseconds. */
const PATIENCE = 300_000

type Bodies = Awaited<ReturnType<typeof serveLargeBodies>>

/** What a person waits for who looks at a large body in the window, as the page of `sonde serve` sees it. */
export function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const window = {
    title: 'Large bodies in the window',
    name: 'response',
    flags: ['--js-flags=--expose-gc']
  }
  return measureInWindow(window, async (browser, address) => {
    const bodies = await serveLargeBodies()
    try {
      return [
        ...(await measureHundredMb(browser, address, bodies)),
        ...(await measureGib(browser, address, bodies))
      ]
    } finally {
      bodies.server.close()
    }
  })
}

async function measureHundredMb(browser: Browser, address: string, bodies: Bodies): Promise<string[][]> {
  const rounds: { first: number; laidOut: number; search: number }[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const page = await openWatched(browser, address, WATCH)
    await send(page, `${bodies.origin}/${HUNDRED_MB}`)
    const first = await timeOf(page, 'watched.firstLine')
    const laidOut = await timeOf(page, 'watched.laidOut')
    const search = await searchAll(page)
    rounds.push({ first: first - bodies.lastByteAt(), laidOut: laidOut - bodies.lastByteAt(), search })
    await page.context().close()
  }
  const parse = measureParse()
  const of = (key: keyof (typeof rounds)[number]) => median(rounds.map(each => each[key]))
  return [
    ['100 MB of JSON: last byte → first line drawn, ms', of('first').toFixed(0), '300'],
    ['100 MB of JSON: JSON.parse of it, ms', parse.toFixed(0), ''],
    ['100 MB of JSON: last byte → all laid out, × JSON.parse', (of('laidOut') / parse).toFixed(2), '3'],
    ['100 MB of JSON: pattern typed → all searched, ms', of('search').toFixed(0), '1500']
  ]
}

async function measureGib(browser: Browser, address: string, bodies: Bodies): Promise<string[][]> {
  const page = await openWatched(browser, address, WATCH)
  const empty = await openEmptyPage(browser)
  const before = await heapOf(page)
  await send(page, `${bodies.origin}/${GIB}`)
  await timeOf(page, 'watched.laidOut')
  const own: ScrolledFrames[] = []
  const base: ScrolledFrames[] = []
  for (let round = 0; round < SCROLLS; round++) {
    base.push(await scrollFrames(empty, '#scrolled'))
    own.push(await scrollFrames(page, '.viewer'))
  }
  const after = await heapOf(page)
  const ratio = median(own.map(({ p95 }, round) => p95 / (base[round]?.p95 ?? Number.NaN)))
  const longest = own.map(({ longTasks }) => Math.max(0, ...longTasks))
  return [
    ['1 GiB: frame while scrolling, p95, ms', median(own.map(({ p95 }) => p95)).toFixed(1), ''],
    ['1 GiB: the same of an empty page, ms', median(base.map(({ p95 }) => p95)).toFixed(1), ''],
    ['1 GiB: ratio within a round', ratio.toFixed(2), '1.3'],
    ['1 GiB: longest task while scrolling, ms', taskTime(Math.max(...longest)), '50'],
    ['1 GiB: the same, median of the rounds, ms', taskTime(median(longest)), ''],
    ['1 GiB: growth of the heap of the page, MB', ((after - before) / 1e6).toFixed(1), '60']
  ]
}

/** The browser tells of no shorter ones. */
function taskTime(ms: number): string {
  return ms < 50 ? 'below 50' : ms.toFixed(0)
}

async function send(page: Page, url: string): Promise<void> {
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill(url)
  await page.getByRole('button', { name: 'Send', exact: true }).click()
}

/** @returns milliseconds of the epoch */
async function timeOf(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(name, undefined, { timeout: PATIENCE })
  return Number(await handle.jsonValue())
}

/** @returns milliseconds from the last key until the count is whole, in the page's own time */
async function searchAll(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Find', exact: true }).click()
  await page.getByRole('button', { name: 'Regular expression' }).click()
  await page.getByRole('textbox', { name: 'Find', exact: true }).fill('street [0-9]*77')
  await page.waitForFunction('watched.searched', undefined, { timeout: PATIENCE })
  return Number(await page.evaluate('watched.searched - watched.typed'))
}

/** The same text, parsed as one would: bytes at hand as a string, in milliseconds. */
function measureParse(): number {
  const text = Buffer.concat([...largeJson(HUNDRED_MB)]).toString()
  const times = Array.from({ length: ROUNDS }, () => {
    const begin = performance.now()
    JSON.parse(text)
    return performance.now() - begin
  })
  return median(times)
}

/** Runs before the page's own scripts. A time is taken in the frame after the one that was changed. */
const WATCH = `
globalThis.watched = {}
{
  const now = () => performance.timeOrigin + performance.now()
  const drawn = then => requestAnimationFrame(() => then(now()))
  const look = () => {
    const line = document.querySelector('.viewer-line:not(:empty)')
    if (line && !watched.firstLine) drawn(at => { watched.firstLine ??= at })
    const reading = [...document.querySelectorAll('[role=status]')].some(each => each.textContent.startsWith('Reading'))
    if (line && !reading && !watched.laidOut) drawn(at => { watched.laidOut ??= at })
    if (line && reading) watched.laidOut = undefined
    const found = document.querySelector('search [role=status]')?.textContent ?? ''
    if (watched.typed && !watched.searched && / of [0-9,]+$/.test(found)) drawn(at => { watched.searched ??= at })
  }
  const start = () => new MutationObserver(look).observe(document.documentElement, { subtree: true, childList: true, characterData: true })
  if (document.documentElement) start(); else document.addEventListener('readystatechange', start, { once: true })
  document.addEventListener('input', event => {
    if (event.target.getAttribute('aria-label') === 'Find') watched.typed = now()
  }, true)
}
`
