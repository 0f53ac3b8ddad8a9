import { VERSION } from '#shared/version.ts'
import { COMMANDS, findCommand } from './commands.ts'
import { printHelp } from './print-help.ts'
import { UsageError } from './usage-error.ts'

const WIDTH = Math.max(...Object.keys(COMMANDS).map(name => name.length))

const HELP = `Sonde ${VERSION}: an API client that shows what happened on the wire.

Usage: sonde COMMAND [options]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(WIDTH)}  ${summary}`)
  .join('\n')}

\`sonde help COMMAND\` and \`sonde COMMAND --help\` explain a command; \`sonde --version\` prints the version.
`

/** `sonde help [COMMAND]`. @throws UsageError for what is no command */
export async function help([name, ...rest]: string[]): Promise<number> {
  if (rest.length > 0) throw new UsageError(`Too many arguments: “${rest[0]}”. Usage: sonde help [COMMAND]`)
  if (name === undefined || name === 'help' || name.startsWith('-')) {
    printHelp(HELP)
    return 0
  }
  const start = await findCommand(name).load()
  return start(['--help'])
}
