import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { check } from './check.mjs'
import { runPlaywright } from './e2e.mjs'
import { NO_OUTCOME, printOutcome, sumOutcomes } from './outcome.mjs'
import { playwrightOutcome } from './playwright-outcome.mjs'
import { runVitest, runVitestInElectron } from './vitest.mjs'

const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'sonde-test-'))
process.on('exit', () => fs.rmSync(reports, { recursive: true, force: true }))

await buildIfNeeded()
const checked = await check()
const underNode = await runVitest(path.join(reports, 'vitest.json'))
const inElectron = await runVitestInElectron(path.join(reports, 'vitest-in-electron.json'))
const results = [underNode, inElectron, await playwright()]

const outcome = sumOutcomes(results.map(result => result.outcome))
const { missing } = underNode.outcome
if (missing.length > 0)
  console.log(`Not installed here, so nothing was tested against: ${missing.join(', ')}.`)
if (!checked)
  console.log('The checks of format, lint, types and layers failed: see above, or run npm run check.')
if (!checked || outcome.failed.length > 0 || results.some(result => result.status !== 0)) process.exitCode = 1
console.log(printOutcome(outcome))

/** @returns {Promise<{ status: number, outcome: import('./outcome.mjs').Outcome }>} */
async function playwright() {
  const file = path.join(reports, 'playwright.json')
  const status = await runPlaywright(['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const outcome = fs.existsSync(file)
    ? playwrightOutcome(JSON.parse(fs.readFileSync(file, 'utf8')))
    : { ...NO_OUTCOME, failed: ['Playwright ended before its tests did'] }
  return { status, outcome }
}
