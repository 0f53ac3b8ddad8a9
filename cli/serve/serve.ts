import { fileURLToPath } from 'node:url'
import { openHost } from '#host/open-host.ts'
import { dataFolder } from '#workspace/data-folder.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { UsageError } from '../usage-error.ts'
import { openBrowser } from './open-browser.ts'
import { SERVE_OPTIONS } from './options.ts'
import { serveShell } from './serve-shell.ts'
import { type RunningServer, startServer } from './start-server.ts'

const HELP = `Serve the app to browsers on this machine.

Usage: sonde serve [options]

Options:
${describeOptions(SERVE_OPTIONS)}

The printed address holds a token: whoever has it can use the app as you. To use it from elsewhere, forward the
port (ssh -L 4400:127.0.0.1:4400 …) and open the same address there.
`

/** Beside the built command line. */
const RENDERER_FOLDER = fileURLToPath(new URL('../renderer/', import.meta.url))

/** `sonde serve`. Resolves to the exit status when it has been interrupted and everything is stored. */
export async function serve(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SERVE_OPTIONS, args)
  if (values.help) {
    process.stdout.write(HELP)
    return 0
  }
  if (positionals.length > 0) throw new UsageError(`serve takes no “${positionals[0]}”`)
  const port = readPort(values.port)
  const allowedNames = (values['allow-host'] ?? []).map(readName)

  const home = dataFolder()
  const host = openHost(home, serveShell)
  const interrupted = interruption()
  const server = await listen({ root: RENDERER_FOLDER, host, port, allowedNames })
  process.stdout.write(`Sonde is at ${server.url}\nPress Ctrl+C to stop it.\n`)
  const forget = values['no-open'] ? undefined : await openBrowser(server.url, home)

  await interrupted
  await forget?.()
  await host.close()
  await server.close()
  return 0
}

async function listen(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  try {
    return await startServer(options)
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error)
    throw new UsageError(`--port ${options.port}: ${problem}`)
  }
}

function interruption(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
  })
}

function readPort(text = '0'): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port ${text}: a port is a number from 0 to 65535`)
}

function readName(name: string): string {
  if (/^[a-z0-9.-]+$/i.test(name)) return name.toLowerCase()
  throw new UsageError(`--allow-host ${name}: a name, without scheme and port`)
}
