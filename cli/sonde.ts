import '#engine/late-tier-up.ts'
import '#engine/widen-threadpool.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { VERSION } from '#shared/version.ts'
import { findCommand } from './commands.ts'
import { watchStandardOutput } from './standard-output.ts'
import { tell } from './tell.ts'
import { UnknownFlag, UsageError } from './usage-error.ts'

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
  const command = await findCommand(name, args).load()
  try {
    return await command(args)
  } catch (error) {
    if (!(error instanceof UnknownFlag)) throw error
    throw new UsageError(`${error.message} \`sonde help ${name}\` lists them.`)
  }
}

// Nobody is left to be told, and what was asked for is done all the same.
process.stderr.on('error', () => {})

watchStandardOutput()

run(process.argv.slice(2)).then(
  status => {
    process.exitCode = status
  },
  async (error: unknown) => {
    if (!(error instanceof UsageError || error instanceof ClientError)) throw error
    const advice = error instanceof ClientError ? (await import('./request/advise.ts')).advise(error) : ''
    tell(`${error.message} ${advice}`.trimEnd())
    process.exitCode = error.exit
  }
)
