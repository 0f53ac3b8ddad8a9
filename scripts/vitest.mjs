import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { findElectron } from './electron-runtime.mjs'
import { inRoot, ROOT } from './project.mjs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */
/** @typedef {{ status: number, counts: Counts, missing: string[] }} VitestResult `missing` names servers */

/** What is tested under Electron's own Node as well, whose TLS is BoringSSL's. */
const ENGINE = ['test/unit/engine', 'test/integration/engine']

/** So are those tests titled that are skipped because a program is missing (test/fixtures/servers/describe-server.ts). */
const MISSING = /^(.+?)(?:: .+)? \(is not installed here\)/

/**
 * @param {string} report where the report in JSON is written
 * @param {string[]} [filters] parts of the paths of the files to run; all files when there are none
 * @param {{ executable: string, env: NodeJS.ProcessEnv }} [runtime] in the place of this Node
 * @returns {Promise<VitestResult>}
 */
export async function runVitest(report, filters = [], runtime = { executable: process.execPath, env: {} }) {
  const cli = inRoot('node_modules', 'vitest', 'vitest.mjs')
  const args = [
    cli,
    'run',
    ...filters,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`
  ]
  const env = { ...process.env, ...runtime.env }
  const status = await new Promise((resolve, reject) => {
    const child = spawn(runtime.executable, args, { cwd: ROOT, stdio: 'inherit', env })
    child.on('error', reject)
    child.on('close', code => resolve(code ?? 1))
  })
  return { status, ...readReport(report) }
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
    return { status: 0, counts: { passed: 0, failed: 0, skipped: 0 }, missing: [] }
  }
  console.log('The engine under Electron’s Node:')
  return runVitest(report, ENGINE, { executable: found.executable, env: { ELECTRON_RUN_AS_NODE: '1' } })
}

/**
 * A runner that died has no report; its exit status tells.
 * @param {string} file
 * @returns {{ counts: Counts, missing: string[] }}
 */
function readReport(file) {
  const report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {}
  /** @type {{ ancestorTitles: string[] }[]} */
  const tests = (report.testResults ?? []).flatMap((/** @type {any} */ suite) => suite.assertionResults)
  const titles = tests.flatMap(({ ancestorTitles }) => ancestorTitles)
  return {
    counts: {
      passed: report.numPassedTests ?? 0,
      failed: report.numFailedTests ?? 0,
      skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0)
    },
    missing: [...new Set(titles.flatMap(title => MISSING.exec(title)?.[1] ?? []))]
  }
}
