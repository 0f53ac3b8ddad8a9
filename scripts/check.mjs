import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { inRoot, ROOT, tool } from './project.mjs'

/** @type {{ label: string, command: string[] }[]} */
const CHECKS = [
  { label: 'format and lint', command: [tool('biome'), 'check', '.'] },
  ...['shared', 'node', 'page', 'renderer'].map(name => ({
    label: `types of ${name}`,
    command: [tool('tsc'), '-p', `tsconfig.${name}.json`]
  })),
  { label: 'promises and switches', command: [tool('oxlint'), '--type-aware'] },
  { label: 'layers', command: [process.execPath, inRoot('scripts', 'check-layers.mjs')] }
]

/**
 * Runs all checks at once and prints what those that fail have to say.
 * @returns {Promise<boolean>} whether all passed
 */
export async function check() {
  const from = performance.now()
  const results = await Promise.all(CHECKS.map(run))
  for (const { label, ok, output } of results) {
    if (!ok) console.log(`✗ ${label}\n\n${output.trimEnd()}\n`)
  }
  const failed = results.filter(result => !result.ok).map(result => result.label)
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  const verdict = failed.length === 0 ? 'all passed' : `failed: ${failed.join(', ')}`
  console.log(`${results.length} checks in ${seconds} s, ${verdict}.`)
  return failed.length === 0
}

/**
 * @param {{ label: string, command: string[] }} check
 * @returns {Promise<{ label: string, ok: boolean, output: string }>}
 */
function run({ label, command: [file = '', ...args] }) {
  return new Promise(resolve => {
    const child = spawn(file, args, {
      cwd: ROOT,
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }) },
      shell: process.platform === 'win32'
    })
    let output = ''
    child.stdout.on('data', data => (output += data))
    child.stderr.on('data', data => (output += data))
    child.on('error', error => resolve({ label, ok: false, output: error.message }))
    child.on('close', code => resolve({ label, ok: code === 0, output }))
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href && !(await check()))
  process.exitCode = 1
