import { ClientError } from '#shared/model/client-error.ts'
import { UNWRITABLE } from '../exit-statuses.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { printHelp } from '../print-help.ts'
import { endAtSignals } from '../request/interruption.ts'
import { UsageError } from '../usage-error.ts'
import { convertRequests } from './convert-requests.ts'
import { convertSession } from './convert-session.ts'
import { describeConversions, FORMATS, type Format, isConvertible, TARGETS } from './formats.ts'
import { type Input, openInput } from './open-input.ts'
import { CONVERT_OPTIONS } from './options.ts'
import { seeFormat } from './see-format.ts'

const HELP = `Convert requests and sessions from one format to another.

Usage: sonde convert INPUT --to FORMAT [options]

INPUT is a file, or - for standard input:
${describeConversions()}

${describeOptions(CONVERT_OPTIONS)}

Several curl commands, each at the beginning of a line, become several, also those of scripts and loops; a YAML file has one
request, and -o FOLDER/ makes a collection of all: a new folder with a file for each, in their order, which \`sonde run\`
runs. Paths of files to send start there. A file of a collection brings along what its folders hand down. What a format has
no place for, and what a HAR file has masked, is left out and told on standard error.

Examples:
  sonde convert chat.ndjson --to har -o chat.har
  sonde convert orders.yml --to curl
  sonde convert browser.har --to yaml -o shop/ && sonde run shop
  echo "curl https://example.org/ -H 'Accept: text/csv'" | sonde convert - --to yaml -o example.yml
`

/**
 * `sonde convert`. Resolves to the exit status.
 * @throws UsageError for formats that do not fit and input that cannot be read; ClientError
 */
export async function convert(args: string[]): Promise<number> {
  const { values, positionals } = parseOptions(CONVERT_OPTIONS, args)
  if (values.help) {
    printHelp(HELP)
    return 0
  }
  const [path, ...rest] = positionals
  if (path === undefined) throw new UsageError('INPUT is missing: sonde convert INPUT --to FORMAT')
  if (rest.length > 0) throw new UsageError(`Too many arguments: “${rest[0]}”`)
  if (values.to === undefined) throw new UsageError(`--to is missing: ${TARGETS.join(', ')}`)
  const { to } = values
  const output = values.output ?? '-'
  endAtSignals()
  const input = await openInput(path)
  try {
    const from = values.from ?? see(input, path)
    if (!isConvertible(from, to))
      throw new UsageError(
        `--to ${to}: ${from} becomes no ${to}. \`sonde convert --help\` lists what there is.`
      )
    if (to === 'har' || to === 'ndjson') await convertSession(input.chunks, to, output)
    else if (from !== 'ndjson') await convertRequests({ from, chunks: input.chunks, path }, to, output)
  } catch (error) {
    throw withoutSending(error)
  } finally {
    await input.close()
  }
  return 0
}

function see({ beginning }: Input, path: string): Format {
  const format = seeFormat(beginning)
  if (format !== undefined) return format
  throw new UsageError(`${path}: it cannot be seen what this is. Say so with --from: ${FORMATS.join(', ')}`)
}

/** Nothing is sent here, so that nobody is to be told so. */
function withoutSending(error: unknown): unknown {
  if (!(error instanceof ClientError && error.code === 'BUILD')) return error
  return new UsageError(error.message, error.field === 'output' ? UNWRITABLE : undefined)
}
