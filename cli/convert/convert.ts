import { basename, extname } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { planOutput } from '../output/plan-output.ts'
import { printHelp } from '../print-help.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'
import { convertSession } from './convert-session.ts'
import { describeConversions, FORMATS, type Format, isConvertible, TARGETS } from './formats.ts'
import { type Input, openInput } from './open-input.ts'
import { CONVERT_OPTIONS } from './options.ts'
import { printAsCurl, printAsYaml } from './print-requests.ts'
import { readRequests } from './read-requests.ts'
import { seeFormat } from './see-format.ts'

const HELP = `Convert requests and sessions from one format to another.

Usage: sonde convert INPUT --to FORMAT [options]

INPUT is a file, or - for standard input:
${describeConversions()}

${describeOptions(CONVERT_OPTIONS)}

Several curl commands, each at the beginning of a line, become several; a YAML file has one request. A file of a
collection brings along what its folders hand down. What a format has no place for is told on standard error.

Examples:
  sonde convert chat.ndjson --to har -o chat.har
  sonde convert orders.yml --to curl
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
  const to = readFormat('to', values.to, TARGETS)
  const typed = values.from === undefined ? undefined : readFormat('from', values.from, FORMATS)
  const input = await openInput(path)
  const from = typed ?? seeFormat(input.beginning)
  if (from === undefined)
    throw new UsageError(`${path}: it cannot be seen what this is. Say so with --from: ${FORMATS.join(', ')}`)
  if (!isConvertible(from, to))
    throw new UsageError(
      `--to ${to}: ${from} becomes no ${to}. \`sonde convert --help\` lists what there is.`
    )
  try {
    const write = await planOutput(values.output ?? '-', `--output ${values.output}`)
    await write(converted(input, from, to, { path, name: nameFrom(values.output) }))
  } catch (error) {
    throw withoutSending(error)
  }
  return 0
}

/** Nothing is sent here, so that nobody is to be told so. */
function withoutSending(error: unknown): unknown {
  if (!(error instanceof ClientError && error.code === 'BUILD')) return error
  return new UsageError(error.message, error.field === 'output' ? CANNOT_WRITE : undefined)
}

/** Curl's for what cannot be written. */
const CANNOT_WRITE = 23

async function* converted(
  { chunks }: Input,
  from: Format,
  to: Format,
  { path, name }: { path: string; name: string | undefined }
): AsyncGenerator<string | Uint8Array> {
  if (from === 'ndjson') return yield* convertSession(chunks, 'har', tellLosses)
  if (to === 'ndjson') return yield* convertSession(chunks, to, tellLosses)
  const { drafts, losses } = await readRequests(from, chunks, path)
  const printed = to === 'yaml' ? printAsYaml(drafts, name) : printAsCurl(drafts)
  tellLosses([...losses, ...printed.losses])
  yield printed.text
}

function tellLosses(losses: readonly string[]): void {
  for (const loss of losses) warn(loss)
}

function readFormat(flag: string, text: string, choices: readonly Format[]): Format {
  const format = choices.find(each => each === text)
  if (format === undefined) throw new UsageError(`--${flag} ${text}: ${choices.join(', ')}`)
  return format
}

/** A request is called as its file is. */
function nameFrom(output: string | undefined): string | undefined {
  return output === undefined || output === '-' ? undefined : basename(output, extname(output))
}
