import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findChromium } from '../scripts/chromium.mjs'
import { serveApp } from './serve-app.ts'

const COLUMNS = ['figure', 'measured', 'at most']

/**
 * Measures in a browser what the page of `sonde serve` costs, which has a data folder of its own meanwhile.
 * @param name of the bench, for that folder
 * @param measure gets the address of the page, with its token; returns rows of a figure, what was measured, its bound
 * @param flags more of them for the browser
 */
export async function measureInWindow(
  { title, name, flags = [] }: { title: string; name: string; flags?: string[] },
  measure: (browser: Browser, address: string) => Promise<string[][]>
): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const found = findChromium()
  if ('why' in found) return { title: `${title}: not measured, ${found.why}`, columns: COLUMNS, rows: [] }
  // On the disk of the project: the system's temporary folder is memory on many machines.
  mkdirSync('out', { recursive: true })
  const folder = mkdtempSync(resolve('out', `${name}-`))
  const { child, address } = await serveApp(join(folder, 'home'))
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: ['--no-sandbox', ...flags]
  })
  try {
    return { title, columns: COLUMNS, rows: await measure(browser, address) }
  } finally {
    await browser.close()
    const gone = once(child, 'exit')
    child.kill()
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Opens the page in a context of its own. @param watch a script that runs before the page's own */
export async function openWatched(browser: Browser, address: string, watch: string): Promise<Page> {
  // What it is asked from here are texts, which the page's own policy forbids to run.
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, bypassCSP: true })
  const page = await context.newPage()
  await page.addInitScript(watch)
  await page.goto(address)
  return page
}
