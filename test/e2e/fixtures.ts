import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, test as base, expect } from '@playwright/test'
import { findChromium } from '../../scripts/chromium.mjs'
import { App } from './app.ts'
import { type DisplayEnv, openDisplay } from './shells/display.ts'
import { launchElectron, whyNoElectron } from './shells/electron.ts'
import { launchServe, whyNoChromium } from './shells/serve.ts'
import { SondePage } from './sonde-page.ts'
import { type ProxyTarget, startProxyTarget } from './target/proxy-target.ts'
import { startTarget, type Target } from './target/target.ts'
import { startTlsTarget, type TlsTarget } from './target/tls-target.ts'

export interface ShellOption {
  shell: 'serve' | 'electron'
}

interface Fixtures extends ShellOption {
  /** Skips the test where its shell is missing; in CI that is a failure. */
  shellIsThere: undefined
  /** The app, running on a home folder of its own. */
  app: App
  /** What a person sees of it. */
  sonde: SondePage
  /** A server to send requests to. */
  target: Target
  /** One with a certificate that nobody trusts. */
  tlsTarget: TlsTarget
  /** A proxy that wants to know who asks. */
  proxyTarget: ProxyTarget
}

interface WorkerFixtures {
  /** Launches the browser when it is first needed, which in Electron is never. */
  openBrowser: () => Promise<Browser>
  /** Makes the display of the worker when it is first needed, which is in Electron alone. */
  display: () => Promise<DisplayEnv>
}

export { expect }

export const test = base.extend<Fixtures, WorkerFixtures>({
  shell: ['serve', { option: true }],

  openBrowser: [
    async ({ playwright }, use) => {
      let browser: Promise<Browser> | undefined
      await use(() => {
        const found = findChromium()
        if ('why' in found) throw new Error(found.why)
        browser ??= playwright.chromium.launch({
          executablePath: found.executable,
          args: process.platform === 'linux' ? ['--no-sandbox'] : []
        })
        return browser
      })
      await (await browser)?.close()
    },
    { scope: 'worker' }
  ],

  display: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs
    async ({}, use) => {
      let display: ReturnType<typeof openDisplay> | undefined
      await use(async () => {
        display ??= openDisplay()
        return (await display).env
      })
      await (await display)?.close()
    },
    { scope: 'worker' }
  ],

  shellIsThere: [
    async ({ shell }, use, testInfo) => {
      const why = shell === 'electron' ? whyNoElectron() : whyNoChromium()
      if (why !== undefined && process.env.CI) throw new Error(`In CI both shells must be tested: ${why}.`)
      testInfo.skip(why !== undefined, why ?? '')
      await use(undefined)
    },
    { auto: true }
  ],

  app: async ({ shell, openBrowser, display, shellIsThere: _ }, use, testInfo) => {
    const home = await mkdtemp(path.join(tmpdir(), 'sonde-e2e-'))
    const files = await mkdtemp(path.join(tmpdir(), 'sonde-e2e-files-'))
    const launch = shell === 'electron' ? launchElectron(await display()) : launchServe(await openBrowser())
    const app = new App(home, files, launch)
    try {
      await app.start()
      await use(app)
      if (testInfo.status !== testInfo.expectedStatus && app.running) {
        const body = await app.page.screenshot({ timeout: 5_000 }).catch(() => undefined)
        if (body) await testInfo.attach('screenshot', { body, contentType: 'image/png' })
      }
    } finally {
      await app.close()
      for (const folder of [home, files]) await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    }
    expect(app.problems, 'the page must not have complained').toEqual([])
  },

  sonde: async ({ app }, use) => {
    await use(new SondePage(app))
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  target: async ({}, use) => {
    const target = await startTarget()
    await use(target)
    await target.close()
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  tlsTarget: async ({}, use) => {
    const target = await startTlsTarget()
    await use(target)
    await target.close()
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  proxyTarget: async ({}, use) => {
    const target = await startProxyTarget()
    await use(target)
    await target.close()
  }
})
