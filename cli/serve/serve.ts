import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { type OpenHost, openHost } from '#host/open-host.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { dataFolder, prepareDataFolder } from '#workspace/data-folder.ts'
import { takePassphrase } from '#workspace/vault/take-passphrase.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { untilSignal } from '../request/interruption.ts'
import { ownTerminal } from '../terminal/own-terminal.ts'
import { UsageError } from '../usage-error.ts'
import { openBrowser } from './open-browser.ts'
import { SERVE_OPTIONS } from './options.ts'
import { createServeShell } from './serve-shell.ts'
import { type RunningServer, startServer } from './start-server.ts'

const HELP = `Serve the app to browsers on this machine.

Usage: sonde serve [options] [DIR…]

Each DIR is the folder of a collection, which is opened.

Options:
${describeOptions(SERVE_OPTIONS)}

The printed address holds a token: whoever has it can use the app as you. To use it from elsewhere, forward the
port (ssh -L 4400:127.0.0.1:4400 …) and open the same address there.

What a collection wants of this machine beyond its own folder (a file elsewhere, a variable of the environment) is
asked here, on the terminal.

Ctrl+C stops it once everything is stored, and ends it with 130 (another signal with 128 and its number); a second one
stops it at once.

Examples:
  sonde serve
  sonde serve ./petstore ./billing --port 4400 --no-open
  sonde serve --allow ~/collections
`

/** Beside the built command line. */
const RENDERER_FOLDER = fileURLToPath(new URL('../renderer/', import.meta.url))

/**
 * `sonde serve`. Resolves to the exit status when a signal has ended it and everything is stored.
 * @throws UsageError, ClientError IO when there is no data folder to work with
 */
export async function serve(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(SERVE_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const port = readPort(values.port)
  const allowedNames = (values['allow-host'] ?? []).map(readName)

  const open = positionals.map(folder => readPath(folder, folder, 'directory'))
  const below = (values.allow ?? []).map(path => readPath(path, `--allow ${path}`))

  const home = dataFolder()
  prepareDataFolder(home)
  const previews = new PreviewShelf()
  const shell = createServeShell(previews, ownTerminal())
  const host = openHost(home, shell, { open, below }, takePassphrase())
  await openCollections(host, open)
  const interrupted = untilSignal()
  const server = await listen({ root: RENDERER_FOLDER, host, previews, port, allowedNames })
  process.stdout.write(`Sonde is at ${server.url}\nPress Ctrl+C to stop it.\n`)
  const forget = values['no-open'] ? undefined : await openBrowser(server.url, home)

  const status = await interrupted
  await forget?.()
  await host.close()
  await server.close()
  return status
}

/** @throws UsageError for a folder that is no collection */
async function openCollections(host: OpenHost, folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    try {
      await host.openCollection(folder)
    } catch (error) {
      await host.close()
      throw new UsageError(ClientError.wrap(error).message)
    }
  }
}

async function listen(options: Parameters<typeof startServer>[0]): Promise<RunningServer> {
  try {
    return await startServer(options)
  } catch (error) {
    const another = 'Name another, or none for any that is free.'
    throw new UsageError(`--port ${options.port}: ${describeRefusal(error)}. ${another}`)
  }
}

function readPort(text = '0'): number {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port
  throw new UsageError(`--port ${text}: a port is a number from 0 to 65535`)
}

/** @returns the absolute path @throws UsageError when there is nothing, or no directory where one is wanted */
function readPath(path: string, argument: string, wanted?: 'directory'): string {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (!stats) throw new UsageError(`${argument}: there is no such file or folder`)
  if (wanted === 'directory' && !stats.isDirectory()) throw new UsageError(`${argument}: this is no folder`)
  return resolve(path)
}

function readName(name: string): string {
  if (/^[a-z0-9.-]+$/i.test(name)) return name.toLowerCase()
  throw new UsageError(`--allow-host ${name}: a name, without scheme and port`)
}
