import { basename, dirname, extname, join, resolve, sep } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { realPath } from '#workspace/real-path.ts'
import { collectionAround } from '../collection-around.ts'
import { UNWRITABLE } from '../exit-statuses.ts'
import { describeOptions, parseOptions } from '../options.ts'
import { planOutput } from '../output/plan-output.ts'
import { quietPieces } from '../output/print-json.ts'
import { printHelp } from '../print-help.ts'
import { endAtSignals } from '../request/interruption.ts'
import { UsageError } from '../usage-error.ts'
import { warn } from '../warn.ts'
import { collectionFiles } from './collection-files.ts'
import { convertSession } from './convert-session.ts'
import { describeConversions, FORMATS, type Format, isConvertible, TARGETS } from './formats.ts'
import { fromFolder } from './from-folder.ts'
import { type Input, openInput } from './open-input.ts'
import { CONVERT_OPTIONS } from './options.ts'
import { printAsCurl, printAsYaml, sayVariables } from './print-requests.ts'
import { readRequests } from './read-requests.ts'
import { seeFormat } from './see-format.ts'
import { writeFolder } from './write-folder.ts'

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
  endAtSignals()
  const input = await openInput(path)
  try {
    const from = values.from ?? see(input, path)
    if (!isConvertible(from, to))
      throw new UsageError(
        `--to ${to}: ${from} becomes no ${to}. \`sonde convert --help\` lists what there is.`
      )
    const output = values.output ?? '-'
    if (to === 'yaml' && from !== 'ndjson' && namesFolder(output))
      await writeCollection(input, from, path, output)
    else await writeOne(input, from, to, path, output)
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

/** As shells complete it. */
function namesFolder(output: string): boolean {
  return output.endsWith('/') || output.endsWith(sep)
}

async function writeCollection(
  { chunks }: Input,
  from: Exclude<Format, 'ndjson'>,
  path: string,
  output: string
): Promise<void> {
  const { drafts, losses } = await readRequests(from, chunks, path)
  const folder = join(realPath(dirname(resolve(output))) ?? '', basename(output))
  const moved = drafts.map(draft => fromFolder(draft, folder))
  await writeFolder(output, `--output ${output}`, collectionFiles(moved, basename(resolve(output))))
  tellLosses([...losses, ...(from === 'har' ? sayVariables(drafts) : [])])
}

async function writeOne(input: Input, from: Format, to: Format, path: string, output: string): Promise<void> {
  const write = await planOutput(output, `--output ${output}`)
  const pieces = converted(input, from, to, path, output)
  const isSeen = output === '-' && process.stdout.isTTY && (to === 'har' || to === 'ndjson')
  await write(isSeen ? quietPieces(pieces) : pieces)
}

/** Nothing is sent here, so that nobody is to be told so. */
function withoutSending(error: unknown): unknown {
  if (!(error instanceof ClientError && error.code === 'BUILD')) return error
  return new UsageError(error.message, error.field === 'output' ? UNWRITABLE : undefined)
}

async function* converted(
  { chunks }: Input,
  from: Format,
  to: Format,
  path: string,
  output: string
): AsyncGenerator<string | Uint8Array> {
  if (from === 'ndjson') return yield* convertSession(chunks, 'har', tellLosses)
  if (to === 'ndjson') return yield* convertSession(chunks, to, tellLosses)
  const { drafts, losses } = await readRequests(from, chunks, path)
  const printed =
    to === 'yaml' ? printAsYaml(await movedTo(output, drafts), nameFrom(output)) : printAsCurl(drafts)
  const named = from === 'har' && to === 'yaml' ? sayVariables(drafts) : []
  tellLosses([...losses, ...printed.losses, ...named])
  yield printed.text
}

function tellLosses(losses: readonly string[]): void {
  for (const loss of losses) warn(loss)
}

/** Paths in a file start at the folder of its collection. On standard output, and in a pipe, it is in none. */
async function movedTo(output: string, drafts: readonly Draft[]): Promise<readonly Draft[]> {
  const parent = realPath(dirname(output))
  if (output === '-' || output.startsWith('/dev/') || parent === undefined) return drafts
  const folder = (await collectionAround(parent))?.folder ?? parent
  return drafts.map(draft => fromFolder(draft, folder))
}

/** A request is called as its file is. */
function nameFrom(output: string): string | undefined {
  return output === '-' ? undefined : basename(output, extname(output))
}
