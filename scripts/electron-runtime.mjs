import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from './project.mjs'

const DOWNLOAD_MS = 5 * 60_000
const PACKAGE = inRoot('node_modules', 'electron')

/** Electron's executable, relative to its distribution. */
const EXECUTABLE =
  process.platform === 'win32'
    ? 'electron.exe'
    : process.platform === 'darwin'
      ? 'Electron.app/Contents/MacOS/Electron'
      : 'electron'

/** @typedef {{ executable: string } | { why: string }} Found an executable, or why there is none */

/**
 * Looks where Electron's own tools look: ELECTRON_OVERRIDE_DIST_PATH, else what the package has downloaded.
 * @returns {Found}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const executable = path.join(override || path.join(PACKAGE, 'dist'), EXECUTABLE)
  if (fs.existsSync(executable)) return { executable }
  return {
    why: override ? `ELECTRON_OVERRIDE_DIST_PATH has no ${EXECUTABLE}` : 'Electron has not been downloaded'
  }
}

/**
 * Why the electron package cannot download its runtime here, as far as that can be told without trying.
 * @returns {string | undefined}
 */
export function whyNoDownload() {
  if (!fs.existsSync(path.join(PACKAGE, 'install.js'))) return 'the electron package is not installed'
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major < 22 || (major === 22 && minor < 12)
    ? `Electron’s downloader needs Node 22.12 or newer, and this is Node ${process.versions.node}`
    : undefined
}

/**
 * Lets the electron package download its runtime, saying so while it does.
 * @returns {Promise<Found>}
 */
export async function downloadElectron() {
  const { version } = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'))
  const problem = await showProgress(`Downloading Electron ${version}`, install())
  return problem === undefined ? findElectron() : { why: `Electron could not be downloaded: ${problem}` }
}

/** @returns {Promise<string | undefined>} what went wrong */
function install() {
  return new Promise(resolve => {
    const child = spawn(process.execPath, [path.join(PACKAGE, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe']
    })
    let stderr = ''
    child.stderr.on('data', data => (stderr += data))
    const timer = setTimeout(() => {
      child.kill()
      resolve(`it took longer than ${DOWNLOAD_MS / 60_000} minutes`)
    }, DOWNLOAD_MS)
    child.on('close', code => {
      clearTimeout(timer)
      resolve(code === 0 ? undefined : (stderr.split('\n').find(line => line.trim()) ?? `status ${code}`))
    })
  })
}

/**
 * @template T
 * @param {string} label
 * @param {Promise<T>} work
 * @returns {Promise<T>}
 */
async function showProgress(label, work) {
  const from = Date.now()
  const seconds = () => `${label} … ${Math.round((Date.now() - from) / 1000)} s`
  if (!process.stdout.isTTY) console.log(`${label} …`)
  const timer = process.stdout.isTTY
    ? setInterval(() => process.stdout.write(`\r${seconds()}`), 1000)
    : undefined
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (timer) console.log(`\r${seconds()}`)
  }
}

/**
 * Why Electron cannot open a window here, as far as that can be told without trying.
 * @param {string[]} args
 * @returns {string | undefined}
 */
export function whyNoWindow(args) {
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)'
  if (process.getuid?.() === 0 && !args.includes('--no-sandbox'))
    return 'Electron does not run as root with its sandbox (npm start -- --no-sandbox runs it without)'
  return undefined
}
