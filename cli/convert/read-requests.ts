import { randomUUID } from 'node:crypto'
import { MAX_HAR_FILE } from '#shared/contract/limits.ts'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { parseFetch } from '#shared/fetch/parse-fetch.ts'
import { parseJson } from '#shared/format/parse-json.ts'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import { importHar } from '#shared/har/import-har.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { UsageError } from '../usage-error.ts'
import type { Format } from './formats.ts'

export interface ReadRequests {
  drafts: Draft[]
  /** What of the text is not in them: sentences. */
  losses: string[]
}

/** The requests of a text. @throws UsageError when there is none in it */
export async function readRequests(
  from: Exclude<Format, 'ndjson'>,
  chunks: AsyncIterable<Uint8Array>
): Promise<ReadRequests> {
  const text = await gatherText(chunks)
  if (from === 'har') return readHar(text)
  if (from === 'yaml') return readFile(text)
  const parsed = from === 'curl' ? parseCurl(text) : parseFetch(text)
  if ('problem' in parsed) throw new UsageError(parsed.problem)
  return { drafts: [parsed.draft], losses: parsed.warnings }
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
  const losses = [
    ...problems,
    ...(sockets > 0 ? [`${count(sockets, 'WebSocket')} left out: --to ndjson takes the messages.`] : []),
    ...(cut > 0 ? [`${count(cut, 'body that is no text', 'bodies that are no text')} left out.`] : [])
  ]
  return { drafts: requests.map(draftOfHar), losses }
}

function readFile(text: string): ReadRequests {
  const read = readYaml(text)
  if ('problem' in read) throw new UsageError(`Line ${read.problem.line}: ${read.problem.message}`)
  const item = readItem(read.value)
  if ('problem' in item) throw new UsageError(item.problem)
  const { draft, kind, scripts } = item
  if (!draft || (kind !== 'http' && kind !== 'graphql'))
    throw new UsageError(`This is a file of the kind “${kind}”: only requests over HTTP are converted.`)
  const checks = (draft.assertions?.length ?? 0) + (draft.actions?.length ?? 0)
  const losses = [
    ...(draft.auth?.kind === 'inherit'
      ? ['What it inherits from its folder and collection is left out.']
      : []),
    ...(checks > 0 ? ['Its assertions and actions are left out.'] : []),
    ...(scripts > 0 ? [`${count(scripts, 'script')} left out.`] : [])
  ]
  return { drafts: [draft], losses }
}

function count(many: number, one: string, several = `${one}s`): string {
  return `${many} ${many === 1 ? `${one} is` : `${several} are`}`
}
