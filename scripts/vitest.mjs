import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { findElectron } from './electron-runtime.mjs'
import { NO_OUTCOME } from './outcome.mjs'
import { inRoot, ROOT } from './project.mjs'

/** @typedef {import('./vitest-outcome.mjs').VitestOutcome} VitestOutcome */
/** @typedef {{ status: number, outcome: VitestOutcome }} VitestResult */

/** @type {VitestOutcome} */
const NOTHING = { ...NO_OUTCOME, missing: [] }

/** What is tested under Electron's own Node as well, whose TLS is BoringSSL's. */
const ENGINE = ['test/unit/engine', 'test/integration/engine']

/**
 * @param {string} report where the outcome is written
 * @param {string[]} [filters] parts of the paths of the files to run; all files when there are none
 * @param {{ executable: string, env: NodeJS.ProcessEnv }} [runtime] in the place of this Node
 * @returns {Promise<VitestResult>}
 */
export async function runVitest(report, filters = [], runtime = { executable: process.execPath, env: {} }) {
  const cli = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', `--reporter=${inRoot('scripts', 'vitest-outcome.mjs')}`]
  const args = [cli, 'run', ...filters, ...reporters]
  const env = { ...process.env, ...runtime.env, VITEST_OUTCOME: report }
  const status = await new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, args, { cwd: ROOT, stdio: 'inherit', env })
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
  const died = { ...NOTHING, failed: ['vitest ended before its tests did'] }
  return { status, outcome: fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : died }
}

/**
 * The tests of the engine once more, in Electron running as Node.
 * @param {string} report
 * @returns {Promise<VitestResult>}
 */
export async function runVitestInElectron(report) {
  const found = findElectron()
  if ('why' in found) {
    console.log(`The engine is not tested under Electron’s Node: ${found.why}.`)
    return { status: 0, outcome: NOTHING }
  }
  console.log('The engine under Electron’s Node:')
  const runtime = { executable: found.executable, env: { ELECTRON_RUN_AS_NODE: '1' } }
  const { status, outcome } = await runVitest(report, ENGINE, runtime)
  const here = (/** @type {string} */ name) => `under Electron’s Node: ${name}`
  return {
    status,
    outcome: { ...outcome, failed: outcome.failed.map(here), flaky: outcome.flaky.map(here) }
  }
}
