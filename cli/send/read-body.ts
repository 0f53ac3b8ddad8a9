import { guessContentType } from '#shared/http/guess-content-type.ts'
import type { BodyPart } from '#shared/model/request.ts'
import { inspectFlagFile, UNREADABLE } from '../request/read-flag-file.ts'
import { UsageError } from '../usage-error.ts'
import { openInput } from './input.ts'
import { readPair, readPart } from './read-part.ts'
import type { SendParts } from './send-parts.ts'
import type { SendValues } from './send-values.ts'

const SOURCES = ['data', 'json', 'form', 'urlencode'] as const

/** @throws UsageError when there is more than one body, or a part that is none */
export function readBody(values: SendValues): Partial<SendParts> {
  const [source, second] = SOURCES.filter(name => values[name] !== undefined)
  if (second) throw new UsageError(`--${source} and --${second}: a request has one body`)
  if (values.data) return readData(values.data)
  if (values.json !== undefined) return readSource('json', values.json, 'application/json')
  if (values.form) return { multipart: readParts(values.form) }
  if (values.urlencode) return { form: values.urlencode.map(text => readPair('urlencode', text)) }
  return {}
}

function readParts(texts: string[]): BodyPart[] {
  if (texts.filter(text => FROM_INPUT.test(text)).length > 1)
    throw new UsageError('--form: only one part can come from standard input')
  return texts.map(readPart)
}

const FROM_INPUT = /^[^=]*=[@<]-(?:;|$)/

/** As curl: several texts are the fields of a form. */
function readData(pieces: string[]): Partial<SendParts> {
  const [only = ''] = pieces
  if (pieces.length === 1) return readSource('data', only)
  const file = pieces.find(piece => piece.startsWith('@'))
  if (file !== undefined)
    throw new UsageError(`--data ${file}: a file is sent alone; several --data are joined as texts`)
  return { text: pieces.join('&'), contentType: FORM }
}

/** Where a shell's own name for its standard input leads. */
const STANDARD_INPUT = ['/dev/stdin', '/dev/fd/0', '/proc/self/fd/0']

function readSource(flag: string, data: string, contentType?: string): Partial<SendParts> {
  if (data === '@-') return { stream: process.stdin, contentType }
  if (!data.startsWith('@')) return { text: data, contentType: contentType ?? typeByText(data) }
  const file = data.slice(1)
  const stats = inspectFlagFile(`--${flag} ${data}`, file, UNREADABLE.data)
  if (stats.isFile())
    return { file, contentType: contentType ?? guessContentType(file) ?? 'application/octet-stream' }
  const stream = STANDARD_INPUT.includes(file) ? process.stdin : openInput(file, stats)
  return { stream, contentType }
}

const FORM = 'application/x-www-form-urlencoded'
/** `name=value`, joined by `&`. */
const FIELDS = /^[^\s=&]+=[^\s&]*(?:&[^\s=&]+=[^\s&]*)*$/

function typeByText(text: string): string {
  try {
    JSON.parse(text)
    return 'application/json'
  } catch {
    return FIELDS.test(text) ? FORM : 'text/plain; charset=utf-8'
  }
}
