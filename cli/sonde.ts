import '#engine/late-tier-up.ts'
import '#engine/widen-threadpool.ts'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { VERSION } from '#shared/version.ts'
import { tell } from './tell.ts'
import { UsageError } from './usage-error.ts'

interface Command {
  summary: string
  /** Loaded when it is asked for, so that `--version` does not wait for the engine. */
  load(): Promise<(args: string[]) => Promise<number>>
}

const COMMANDS: Record<string, Command> = {
  send: { summary: 'Send one request', load: async () => (await import('./send/send.ts')).send },
  ws: { summary: 'Talk over a WebSocket', load: async () => (await import('./ws/ws.ts')).ws },
  serve: { summary: 'Serve the app on 127.0.0.1', load: async () => (await import('./serve/serve.ts')).serve }
}

const HELP = `Sonde ${VERSION}: an API client that shows what happened on the wire.

Usage: sonde COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(8)}${summary}`)
  .join('\n')}

\`sonde COMMAND --help\` explains a command; \`sonde --version\` prints the version.
`

async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(HELP)
    return name === undefined ? 2 : 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new UsageError(`“${name}” is not a command. \`sonde --help\` lists them.`)
  const start = await command.load()
  return start(args)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no error.
  if (error.code === 'EPIPE') process.exit(0)
  tell(`standard output: ${describeRefusal(error)}`)
  // Curl's for what cannot be written.
  process.exit(23)
})

run(process.argv.slice(2)).then(
  status => {
    process.exitCode = status
  },
  (error: unknown) => {
    if (!(error instanceof UsageError || error instanceof ClientError)) throw error
    const hint = error instanceof ClientError ? ` ${error.hint}` : ''
    tell(`${error.message}${hint}`)
    process.exitCode = error.exit
  }
)
