import { spawn } from 'node:child_process'
import { watch } from 'rolldown'
import { createServer } from 'vite'
import { nodeBundles } from './build.mjs'
import { findElectron } from './electron-runtime.mjs'
import { freePort } from './free-port.mjs'
import { inRoot, ROOT } from './project.mjs'

const PORT = 5173
const PAGE = `http://127.0.0.1:${PORT}`

const args = process.argv.slice(2)
const inElectron = args.includes('--electron')
const shellArgs = args.filter(arg => arg !== '--electron')
const backendPort = await freePort()
let token = ''

/** @type {import('node:child_process').ChildProcess | undefined} */
let shell

const vite = await createServer({
  configFile: inRoot('vite.config.ts'),
  plugins: inElectron ? [] : [givesToken()],
  server: {
    port: PORT,
    // in Electron the page is app://sonde, and its hot reload must know where the dev server is
    ws: { protocol: 'ws', host: '127.0.0.1', clientPort: PORT },
    proxy: inElectron ? {} : { '/rpc': rpcProxy() }
  }
})
await vite.listen()

const bundles = (await nodeBundles()).filter(({ file }) => file.includes('/cli/') !== inElectron)
const watcher = watch(
  bundles.map(({ config, output }) => ({ ...config, output: { ...output, minify: false } }))
)
watcher.on('event', event => {
  if (event.code === 'ERROR') console.error(event.error.message)
  if (event.code === 'BUNDLE_END' || event.code === 'ERROR') void event.result.close()
  if (event.code === 'END') restart()
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    shell?.kill()
    process.exit()
  })
}

/** The host starts anew with each change to what runs outside the page. */
function restart() {
  if (!shell || shell.exitCode !== null) return start()
  shell.removeAllListeners('close')
  shell.once('close', start)
  shell.kill()
}

function start() {
  if (inElectron) startElectron()
  else startServe()
}

function startServe() {
  const command = [
    inRoot('out', 'cli', 'sonde.cjs'),
    'serve',
    '--no-open',
    '--port',
    String(backendPort),
    ...shellArgs
  ]
  shell = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  shell.stdout?.on('data', data => {
    const served = /http:\/\/\S+\/#(\S+)/.exec(String(data))
    if (!served?.[1]) return process.stdout.write(data)
    token = served[1]
    console.log(`Sonde is under development at ${PAGE}/#${token}`)
    vite.ws.send({ type: 'full-reload' })
  })
}

function startElectron() {
  const found = findElectron()
  if ('why' in found) {
    console.error(`${found.why}: npm start downloads it.`)
    process.exit(1)
  }
  shell = spawn(found.executable, [...shellArgs, ROOT], {
    stdio: 'inherit',
    env: { ...process.env, SONDE_DEV_SERVER: PAGE }
  })
  shell.once('close', code => process.exit(code ?? 0))
}

/**
 * The page is Vite's and the host is behind it: to the host, requests of that page come from its own address.
 * Any other origin stays what it is, and is refused.
 * @returns {import('vite').ProxyOptions}
 */
function rpcProxy() {
  const backend = `http://127.0.0.1:${backendPort}`
  return {
    target: backend,
    ws: true,
    changeOrigin: true,
    configure: proxy => {
      proxy.on('proxyReqWs', (outgoing, incoming) => {
        if (incoming.headers.origin === PAGE) outgoing.setHeader('origin', backend)
      })
    }
  }
}

/**
 * A restarted host has a new token: the page that reloads finds it where a person would have opened it.
 * @returns {import('vite').Plugin}
 */
function givesToken() {
  return {
    name: 'sonde-token',
    transformIndexHtml: () =>
      token ? [{ tag: 'script', injectTo: 'head-prepend', children: `location.hash = '${token}'` }] : []
  }
}
