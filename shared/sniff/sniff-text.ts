import { guessLanguage, type TextLanguage } from '../format/guess-language.ts'
import { startsAsJson } from '../format/json-start.ts'
import { parseJson } from '../format/parse-json.ts'
import type { BodyGuess, BodyKind } from './body-guess.ts'
import { looksDelimited } from './delimited.ts'
import { startsAsSvg } from './starts-as-svg.ts'

const SAYS_NOTHING = /^$|^\*\/\*$|^text\/plain$|^(application|binary)\/octet-stream$/
const BY_TYPE: [RegExp, BodyKind][] = [
  [/^text\/(csv|tab-separated-values|tsv)$|^application\/(csv|vnd\.ms-excel)$/, 'csv'],
  [/^text\/event-stream$/, 'event-stream'],
  [/^multipart\//, 'multipart'],
  [/[/+-](x-)?(ndjson|jsonl|jsonlines)$/, 'ndjson']
]
/** By the end of the name in a URL, where a server says nothing: files are often served as text/plain. */
const BY_NAME: [RegExp, BodyKind, mediaType: string][] = [
  [/\.csv$/i, 'csv', 'text/csv'],
  [/\.tsv$/i, 'csv', 'text/tab-separated-values'],
  [/\.(ndjson|jsonl)$/i, 'ndjson', 'application/x-ndjson'],
  [/\.ya?ml$/i, 'yaml', 'application/yaml'],
  [/\.css$/i, 'css', 'text/css'],
  [/\.[cm]?js$/i, 'javascript', 'text/javascript']
]
const MEDIA_TYPES: Partial<Record<BodyKind, string>> = {
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  xml: 'application/xml',
  html: 'text/html',
  javascript: 'text/javascript',
  yaml: 'application/yaml',
  csv: 'text/csv',
  'event-stream': 'text/event-stream',
  text: 'text/plain'
}
/** Of what has no signs at all. */
const NO_TEXT =
  /^(image|audio|video|font)\/|^application\/(pdf|zip|gzip|wasm)$|[/+.](x-)?(msgpack|messagepack|cbor|cbor-seq)$/
const OWN_FIELDS: readonly TextLanguage[] = ['css', 'javascript', 'yaml']
const EVENT_FIELD = /^(?:(?:event|data|id|retry):|:)/

interface TextToGuess {
  /** The media type in lower case without parameters. */
  contentType: string
  /** Whether more follows. */
  cut: boolean
  url: string
}

/** What a text is, by its beginning, its type and the name that it was asked for by. */
export function sniffText(text: string, { contentType, cut, url }: TextToGuess): BodyGuess {
  const start = text.replace(/^\ufeff/, '')
  const declared = BY_TYPE.find(([pattern]) => pattern.test(contentType))?.[1]
  const language = guessLanguage(contentType, start)
  const nothing = SAYS_NOTHING.test(contentType)
  if (!nothing && declared !== 'event-stream' && mayBeMisnamed(language, contentType)) {
    // No JSON begins as an event does; a text of another kind may.
    const isJson = guessLanguage(contentType, '') === 'json'
    if (startsAsEvents(start, isJson ? 1 : 2)) return guess('event-stream', contentType)
  }
  if ((language === 'json' || declared === 'ndjson') && isLines(start, cut))
    return guess('ndjson', contentType)
  // An error in JSON or HTML comes under any type.
  if (language === 'xml' && startsAsSvg(start) && contentType !== 'image/svg+xml')
    return { kind: 'xml', mediaType: 'image/svg+xml' }
  if (language === 'json' || language === 'html' || language === 'xml') return guess(language, contentType)
  if (declared === 'multipart' || declared === 'event-stream') return guess(declared, contentType)
  if (declared === 'csv') return guess('csv', contentType)
  if (language !== 'text') return guess(language, contentType)
  if (!nothing) return guess('text', contentType)
  const [, named, mediaType] = BY_NAME.find(([pattern]) => pattern.test(pathOf(url))) ?? []
  if (named !== undefined && mediaType !== undefined) return { kind: named, mediaType }
  if (startsAsEvents(start)) return guess('event-stream', contentType)
  return guess(looksDelimited(start, cut) ? 'csv' : 'text', contentType)
}

/** The type that was sent stays where it says the same. */
function guess(kind: BodyKind, contentType: string): BodyGuess {
  const says = kind === 'csv' || kind === 'multipart' || kind === 'event-stream' || kind === 'ndjson'
  const agrees = says
    ? BY_TYPE.some(([pattern, of]) => of === kind && pattern.test(contentType))
    : !SAYS_NOTHING.test(contentType) &&
      !(kind === 'text' && NO_TEXT.test(contentType)) &&
      guessLanguage(contentType, '') === (kind === 'text' ? 'text' : kind)
  return { kind, mediaType: agrees ? contentType : (MEDIA_TYPES[kind] ?? contentType) }
}

/** Whether there are two lines at least, each of which is JSON by itself. */
function isLines(text: string, cut: boolean): boolean {
  const lines = text.split('\n')
  if (cut) lines.pop()
  const values = lines.filter(line => line.trim() !== '').slice(0, 20)
  return values.length > 1 && values.every(line => startsAsJson(line) && parseJson(line) !== undefined)
}

/** Whether it may be events although its type says otherwise: in these, lines of their own begin as those of events. */
function mayBeMisnamed(language: TextLanguage, contentType: string): boolean {
  return !OWN_FIELDS.includes(language) && contentType !== 'text/markdown'
}

/**
 * The first lines are fields of events, and one of them is data.
 * @param ended so many events or comments must have the empty line that ends them; without it, there are two fields
 */
function startsAsEvents(text: string, ended?: number): boolean {
  const lines = text.split(/\r\n|\r|\n/, 12).slice(0, -1)
  const fields = lines.filter(line => line !== '')
  const ends = lines.filter((line, at) => line === '' && lines[at - 1] !== '')
  return (
    (ended === undefined ? fields.length > 1 : ends.length >= ended) &&
    fields.every(line => EVENT_FIELD.test(line)) &&
    fields.some(line => line.startsWith('data:'))
  )
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '')
}
