import { randomUUID } from 'node:crypto'
import { MAX_HAR_FILE } from '#shared/contract/limits.ts'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { splitCommands } from '#shared/curl/split-commands.ts'
import { parseFetch } from '#shared/fetch/parse-fetch.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import { type HarExchange, importHar } from '#shared/har/import-har.ts'
import { MaskedTeller } from '#shared/har/masked-teller.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { UsageError } from '../usage-error.ts'
import type { Format } from './formats.ts'
import { inheritFromFolders } from './inherit-from-folders.ts'

export interface ReadRequests {
  drafts: Draft[]
  /** What of the text is not in them: sentences. */
  losses: string[]
}

/**
 * The requests of a text.
 * @param path of its file, which may lie in a collection; `-` is standard input
 * @throws UsageError when there is none in it
 */
export async function readRequests(
  from: Exclude<Format, 'ndjson'>,
  chunks: AsyncIterable<Uint8Array>,
  path: string
): Promise<ReadRequests> {
  const text = await gatherText(chunks)
  if (from === 'har') return readHar(text)
  if (from === 'yaml') return readFile(text, path)
  return from === 'curl' ? readCommands(text) : readCalls([parseFetch(text)])
}

function readCommands(text: string): ReadRequests {
  const { commands, before } = splitCommands(text)
  const { drafts, losses } = readCalls(commands.map(parseCurl))
  return {
    drafts,
    losses: [...(before ? ['What stands before the first command is left out.'] : []), ...losses]
  }
}

/** What is said of one of several names it. */
function readCalls(parsed: readonly ReturnType<typeof parseCurl>[]): ReadRequests {
  const where = (at: number, said: string) => (parsed.length > 1 ? `Command ${at + 1}: ${said}` : said)
  const read = parsed.map((each, at) => {
    if ('problem' in each) throw new UsageError(where(at, each.problem))
    return { draft: each.draft, losses: each.warnings.map(said => where(at, said)) }
  })
  return { drafts: read.map(({ draft }) => draft), losses: read.flatMap(({ losses }) => losses) }
}

async function gatherText(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > MAX_HAR_FILE)
      throw new UsageError(`A file of more than ${MAX_HAR_FILE / 1024 / 1024} MiB is not read.`)
    pieces.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(pieces))
}

function readHar(text: string): ReadRequests {
  const { exchanges, problems } = importHar(parseJson(text), randomUUID)
  const requests = exchanges.filter(({ messages }) => !messages)
  const sockets = exchanges.length - requests.length
  if (requests.length === 0) throw new UsageError(problems[0] ?? 'There is no request in this file.')
  const cut = requests.filter(({ requestBody }) => requestBody?.encoding !== undefined).length
  const missing = requests.filter(isBodyMissing).map(({ exchange: { request } }) => {
    const place = requests.length > 1 ? `${request.method} ${request.url}: ` : ''
    return `${place}Its body is not in the file, and is left out.`
  })
  const masked = new MaskedTeller()
  const drafts = requests.map(har => {
    const read = draftOfHar(har)
    masked.add(har, read.masked)
    return read.draft
  })
  const losses = [
    ...problems,
    ...(sockets > 0 ? [`${count(sockets, 'WebSocket')} left out: --to ndjson takes the messages.`] : []),
    ...(cut > 0 ? [`${count(cut, 'body that is no text', 'bodies that are no text')} left out.`] : [])
  ]
  return { drafts, losses: [...losses, ...masked.tell(), ...missing] }
}

/** Of parts with files browsers keep none. */
function isBodyMissing({ exchange, requestBody }: HarExchange): boolean {
  const { headers, body } = exchange.request
  if ((requestBody?.text ?? '') !== '') return false
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? ''
  return (body.kind !== 'empty' && body.size !== 0) || /^multipart\//i.test(type)
}

async function readFile(text: string, path: string): Promise<ReadRequests> {
  const read = readYaml(text)
  if ('problem' in read) throw new UsageError(`Line ${read.problem.line}: ${read.problem.message}`)
  const item = readItem(read.value)
  if ('problem' in item) throw new UsageError(item.problem)
  const { draft, kind, scripts } = item
  if (!draft || (kind !== 'http' && kind !== 'graphql'))
    throw new UsageError(`This is a file of the kind “${kind}”: only requests over HTTP are converted.`)
  const checks = (draft.assertions?.length ?? 0) + (draft.actions?.length ?? 0)
  const whole = path === '-' ? undefined : await inheritFromFolders(path, draft)
  const losses = [
    ...(draft.auth?.kind === 'inherit' && !whole
      ? ['What it inherits from its folder and collection is left out.']
      : []),
    ...(checks > 0 ? ['Its assertions and actions are left out.'] : []),
    ...(scripts > 0 ? [`${count(scripts, 'script')} left out.`] : [])
  ]
  return { drafts: [whole ?? draft], losses }
}

function count(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? `${one} is` : `${several} are`}`
}
