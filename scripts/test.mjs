import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { check } from './check.mjs'
import { runPlaywright } from './e2e.mjs'
import { runVitest, runVitestInElectron } from './vitest.mjs'

/** @typedef {import('./vitest.mjs').Counts} Counts */

const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'sonde-test-'))
process.on('exit', () => fs.rmSync(reports, { recursive: true, force: true }))

await buildIfNeeded()
const checked = await check()
const underNode = await runVitest(path.join(reports, 'vitest.json'))
const inElectron = await runVitestInElectron(path.join(reports, 'vitest-in-electron.json'))
const results = [underNode, inElectron, await playwright()]

const total = { passed: 0, failed: 0, skipped: 0 }
for (const { counts } of results) {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
if (underNode.missing.length > 0)
  console.log(`Not installed here, so nothing was tested against: ${underNode.missing.join(', ')}.`)
if (!checked)
  console.log('The checks of format, lint, types and layers failed: see above, or run npm run check.')
if (!checked || total.failed > 0 || results.some(result => result.status !== 0)) process.exitCode = 1
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)

/** @returns {Promise<{ status: number, counts: Counts }>} */
async function playwright() {
  const file = path.join(reports, 'playwright.json')
  const status = await runPlaywright(['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  // A runner that died has no report; its exit status tells.
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = report.stats ?? {}
  return { status, counts: { passed: expected + flaky, failed: unexpected, skipped } }
}
