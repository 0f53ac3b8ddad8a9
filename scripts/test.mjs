import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfNeeded } from './build.mjs'
import { check } from './check.mjs'
import { runPlaywright } from './e2e.mjs'
import { inRoot, ROOT } from './project.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'sonde-test-'))
process.on('exit', () => fs.rmSync(reports, { recursive: true, force: true }))

await buildIfNeeded()
const checked = await check()
const results = [await vitest(), await playwright()]

const total = { passed: 0, failed: 0, skipped: 0 }
for (const { counts } of results) {
  total.passed += counts.passed
  total.failed += counts.failed
  total.skipped += counts.skipped
}
if (!checked)
  console.log('The checks of format, lint, types and layers failed: see above, or run npm run check.')
if (!checked || total.failed > 0 || results.some(result => result.status !== 0)) process.exitCode = 1
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)

/** @returns {Promise<{ status: number, counts: Counts }>} */
async function vitest() {
  const file = path.join(reports, 'vitest.json')
  const cli = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const status = await new Promise((resolve, reject) => {
    const args = [cli, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
  const report = read(file)
  return {
    status,
    counts: {
      passed: report.numPassedTests ?? 0,
      failed: report.numFailedTests ?? 0,
      skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
    }
  }
}

/** @returns {Promise<{ status: number, counts: Counts }>} */
async function playwright() {
  const file = path.join(reports, 'playwright.json')
  const status = await runPlaywright(['--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file })
  const { expected = 0, flaky = 0, unexpected = 0, skipped = 0 } = read(file).stats ?? {}
  return { status, counts: { passed: expected + flaky, failed: unexpected, skipped } }
}

/** A runner that died has no report; its exit status tells. @param {string} file */
function read(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
}
