import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { findElectron, whyNoWindow } from '../scripts/electron-runtime.mjs'
import { median } from './median.ts'

const ROUNDS = 11

/**
 * An app that is nothing but a window. Both apps are measured from outside in the same way: from the start of the
 * process until their page has answered over DevTools that it is interactive.
 */
const EMPTY_APP = {
  'package.json': JSON.stringify({ name: 'empty', version: '1.0.0', main: 'main.js' }),
  'main.js': `const { app, BrowserWindow } = require('electron')
app.setPath('userData', process.env.EMPTY_HOME)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1360, height: 860, show: false })
  window.once('ready-to-show', () => window.show())
  window.loadFile('index.html')
})`,
  'index.html': '<!doctype html><title>Empty</title><input aria-label="URL">'
}

/** Start to interactive window, interleaved so that both see the same machine. */
export async function run() {
  const title = 'Electron: from start to an interactive window'
  const columns = ['app', 'median', 'fastest', 'ratio']
  const found = findElectron()
  const why = 'why' in found ? found.why : whyNoWindow(['--no-sandbox'])
  if ('why' in found || why !== undefined)
    return { title: `${title}: not measured, ${why}`, columns, rows: [] }

  const folder = mkdtempSync(path.join(tmpdir(), 'sonde-bench-'))
  const empty = path.join(folder, 'empty')
  mkdirSync(empty)
  for (const [name, text] of Object.entries(EMPTY_APP)) writeFileSync(path.join(empty, name), text)
  const times: { empty: number[]; sonde: number[] } = { empty: [], sonde: [] }
  try {
    for (let round = 0; round <= ROUNDS; round++) {
      const emptyMs = await measure(found.executable, empty, { EMPTY_HOME: path.join(folder, 'empty-home') })
      const sondeMs = await measure(found.executable, path.resolve('.'), {
        SONDE_HOME: path.join(folder, 'home')
      })
      // the first fills the disk cache and creates the homes
      if (round === 0) continue
      times.empty.push(emptyMs)
      times.sonde.push(sondeMs)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const base = median(times.empty)
  return {
    title,
    columns,
    rows: Object.entries(times).map(([app, ms]) => [
      app,
      `${median(ms).toFixed(0)} ms`,
      `${Math.min(...ms).toFixed(0)} ms`,
      `${(median(ms) / base).toFixed(2)}x`
    ])
  }
}

/** @returns milliseconds until the URL field of the page can be typed into */
async function measure(executable: string, app: string, env: NodeJS.ProcessEnv): Promise<number> {
  const from = performance.now()
  const child = spawn(executable, ['--no-sandbox', '--remote-debugging-port=0', app], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe']
  })
  try {
    const address = await devToolsAddress(child)
    await interactive(address)
    return performance.now() - from
  } finally {
    const gone = once(child, 'exit')
    child.kill()
    await gone
  }
}

/** Chromium prints where its DevTools listen. */
async function devToolsAddress(child: ChildProcess): Promise<string> {
  let printed = ''
  for await (const chunk of child.stderr ?? []) {
    printed += String(chunk)
    const [, address] = /DevTools listening on ws:\/\/([^/]+)\//.exec(printed) ?? []
    if (address !== undefined) return address
  }
  throw new Error(`Electron ended early: ${printed}`)
}

/** Settles two frames after the URL field has come: what is drawn then can be typed into. */
const INTERACTIVE = `new Promise(resolve => {
  const look = () => {
    const field = document.querySelector('input[aria-label="URL"]')
    if (field) requestAnimationFrame(() => requestAnimationFrame(resolve))
    else setTimeout(look, 2)
  }
  look()
})`

async function interactive(address: string): Promise<void> {
  const socket = new WebSocket(await pageSocket(address))
  try {
    await once(socket, 'open')
    const expression = { expression: INTERACTIVE, awaitPromise: true }
    socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: expression }))
    const [answer] = await once(socket, 'message')
    if (String(answer).includes('exceptionDetails')) throw new Error(String(answer))
  } finally {
    socket.close()
  }
}

/** The page's target appears some time after DevTools listen. */
async function pageSocket(address: string): Promise<string> {
  for (;;) {
    const targets = Targets.parse(await (await fetch(`http://${address}/json/list`)).json())
    const page = targets.find(({ type, url }) => type === 'page' && url.endsWith('index.html'))
    if (page) return page.webSocketDebuggerUrl
    await setTimeout(5)
  }
}

const Targets = z.array(z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }))
