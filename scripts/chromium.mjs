import fs from 'node:fs'
import { chromium } from '@playwright/test'

const INSTALLED = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The Chromium that end-to-end tests drive: Playwright's own where it has been downloaded, else the system's.
 * @returns {{ executable: string } | { why: string }}
 */
export function findChromium() {
  const executable = [chromium.executablePath(), ...INSTALLED].find(file => fs.existsSync(file))
  return executable ? { executable } : { why: 'no Chromium is installed (npx playwright install chromium)' }
}
