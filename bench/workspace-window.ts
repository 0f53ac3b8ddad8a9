import { once } from 'node:events'
import path from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { z } from 'zod'
import { findChromium } from '../scripts/chromium.mjs'
import { TYPED } from './large-collection.ts'
import { median } from './median.ts'
import { serveApp } from './serve-app.ts'

const ROUNDS = 7

/**
 * What a person at a window on a large collection waits for, as the page of `sonde serve` sees it: all times are of its
 * own clock, and end with the frame in which something is drawn.
 * @param place where a data folder may be made
 * @returns rows of a figure, its median and its worst
 */
export async function measureWindow(place: string, folder: string): Promise<string[][]> {
  const found = findChromium()
  if ('why' in found) return [[`window: not measured, ${found.why}`, '', '']]
  const { child, address } = await serveApp(path.join(place, 'window-home'), folder)
  const browser = await chromium.launch({ executablePath: found.executable, args: ['--no-sandbox'] })
  try {
    const rounds: Round[] = []
    // The first comes while files are still being read, and fills the caches.
    for (let round = 0; round <= ROUNDS; round++) {
      const figures = await measure(browser, address)
      if (round > 0) rounds.push(figures)
    }
    const row = (name: string, key: keyof Round) => {
      const all = rounds.map(each => each[key])
      return [name, median(all).toFixed(1), Math.max(...all).toFixed(1)]
    }
    return [
      row('window: opening it → first keystroke drawn, ms', 'keystroke'),
      row('window: opening it → its tree drawn, ms', 'tree'),
      row('window: search per key → finds drawn, ms', 'search'),
      row('window: the same, slowest of a round, ms', 'slowestSearch'),
      row('window: memory of its scripts, MB', 'heap')
    ]
  } finally {
    await browser.close()
    const gone = once(child, 'exit')
    child.kill()
    await gone
  }
}

interface Round {
  keystroke: number
  tree: number
  /** Of the keys in the middle, and of the slowest. */
  search: number
  slowestSearch: number
  /** In megabytes. */
  heap: number
}

async function measure(browser: Browser, address: string): Promise<Round> {
  // What it is asked from here are texts, which the page's own policy forbids to run.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  try {
    const page = await context.newPage()
    await page.addInitScript(WATCH)
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction('watched.ready')
    await page.keyboard.press('h')
    const keystroke = await figure(page, 'watched.keystroke')
    const tree = await figure(page, 'watched.tree')
    const keys = await searchAsTyped(page)
    const session = await context.newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return {
      keystroke,
      tree,
      search: median(keys),
      slowestSearch: Math.max(...keys),
      heap: usedSize / 1e6
    }
  } finally {
    await context.close()
  }
}

async function figure(page: Page, name: string): Promise<number> {
  const handle = await page.waitForFunction(name)
  return Number(await handle.jsonValue())
}

/** @returns milliseconds, key by key */
async function searchAsTyped(page: Page): Promise<number[]> {
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await page.getByRole('combobox', { name: 'Search everything' }).waitFor()
  await page.evaluate('watched.startSearch()')
  for (const [index, key] of Array.from(TYPED).entries()) {
    await page.keyboard.press(key === ' ' ? 'Space' : key)
    await page.waitForFunction(`watched.finds.length === ${index + 1}`)
  }
  return z.array(z.number()).parse(await page.evaluate('watched.finds'))
}

/**
 * Runs before the page's own scripts. The URL field gets the focus as soon as it is there, as from a person who is
 * fast; the keys themselves are real ones. A time is taken in the frame after the one that was changed.
 */
const WATCH = `
globalThis.watched = { finds: [] }
{
  /** Without a change for so long, all that a key led to is drawn. */
  const QUIET_MS = 150
  const drawn = then => requestAnimationFrame(() => then(performance.now()))
  const look = () => {
    const url = document.querySelector('input[aria-label="URL"]')
    if (url && !watched.ready) {
      url.addEventListener('input', () => drawn(at => { watched.keystroke ??= at }), { once: true })
      url.focus()
      watched.ready = true
    }
    if (!watched.tree && document.querySelector('[role=treeitem]')) drawn(at => { watched.tree ??= at })
    if (!watched.ready || !watched.tree) setTimeout(look, 2)
  }
  look()
  watched.startSearch = () => {
    const dialog = document.querySelector('[role=dialog]')
    let pressed
    let last
    let timer
    const settle = () => {
      watched.finds.push(last - pressed)
      pressed = undefined
    }
    const note = () => drawn(at => {
      last = at
      clearTimeout(timer)
      timer = setTimeout(settle, QUIET_MS)
    })
    const changes = { subtree: true, childList: true, characterData: true, attributes: true }
    new MutationObserver(() => pressed === undefined || note()).observe(dialog, changes)
    dialog.addEventListener('keydown', event => { pressed = event.timeStamp; note() }, true)
  }
}
`
