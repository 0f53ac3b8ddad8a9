import '#engine/late-tier-up.ts'
import '#engine/widen-threadpool.ts'
import { describeRefusal } from '#engine/bodies/file-failure.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { VERSION } from '#shared/version.ts'
import { findCommand } from './commands.ts'
import { tell } from './tell.ts'
import { UsageError } from './usage-error.ts'

async function run([name, ...args]: string[]): Promise<number> {
  if (name === '--version' || name === '-V') {
    process.stdout.write(`${VERSION}\n`)
    return 0
  }
  if (name === undefined || name === '--help' || name === '-h') {
    await start('help', [])
    return name === undefined ? 2 : 0
  }
  return start(name, args)
}

async function start(name: string, args: string[]): Promise<number> {
  const command = await findCommand(name).load()
  return command(args)
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
