import { spawn } from 'node:child_process'
import { buildIfNeeded } from './build.mjs'
import { downloadElectron, findElectron, whyNoDownload, whyNoWindow } from './electron-runtime.mjs'
import { inRoot, ROOT } from './project.mjs'

const args = process.argv.slice(2)

await buildIfNeeded()
if (args.includes('--serve')) {
  serve(args.filter(arg => arg !== '--serve'))
} else {
  const why = await openElectron()
  if (why !== undefined) {
    console.log(`Not in a window of its own: ${why}.`)
    serve([])
  }
}

/** @returns {Promise<string | undefined>} why no window came up; undefined when the app has run and ended */
async function openElectron() {
  let found = findElectron()
  const why = ('why' in found && whyNoDownload()) || whyNoWindow(args)
  if (why) return why
  if ('why' in found) found = await downloadElectron()
  if ('why' in found) return found.why
  return runElectron(found.executable)
}

/**
 * What Electron says is held back until its window stands: before that it may be the reason why there is none.
 * @param {string} executable
 * @returns {Promise<string | undefined>}
 */
function runElectron(executable) {
  return new Promise(resolve => {
    const child = spawn(executable, [...args, ROOT], { stdio: ['inherit', 'inherit', 'pipe', 'ipc'] })
    let ready = false
    let held = ''
    child.stderr?.on('data', data => {
      if (ready) process.stderr.write(data)
      else held += data
    })
    child.on('message', () => {
      ready = true
      process.stderr.write(held)
    })
    endWith(child)
    child.on('error', error => resolve(`Electron could not be started: ${error.message}`))
    child.on('close', (code, signal) => {
      const ended = code === 0 || signal === 'SIGINT' || signal === 'SIGTERM'
      if (!ready && !ended) return resolve(`Electron ended before its window opened: ${reason(held)}`)
      process.exitCode = code ?? 0
      resolve(undefined)
    })
  })
}

/**
 * The line that explains an end best: what killed it, else the last word.
 * @param {string} stderr
 */
function reason(stderr) {
  const lines = stderr.split('\n').filter(line => line.trim())
  const line =
    lines.find(text => /FATAL|Missing X server|error while loading shared libraries/.test(text)) ??
    lines.at(-1)
  return line?.replace(/^\[[^\]]*\]\s*/, '').replace(/\.$/, '') ?? 'it gave no reason'
}

/** `sonde serve` prints its address, and opens it where there is a display.
 * @param {string[]} options */
function serve(options) {
  const child = spawn(process.execPath, [inRoot('out', 'cli', 'sonde.cjs'), 'serve', ...options], {
    stdio: 'inherit'
  })
  endWith(child)
  child.on('close', code => {
    process.exitCode = code ?? 0
  })
}

/** Ctrl-C reaches the child by itself in a terminal; a signal sent to this process alone does not.
 * @param {import('node:child_process').ChildProcess} child */
function endWith(child) {
  process.on('SIGINT', () => child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
}
