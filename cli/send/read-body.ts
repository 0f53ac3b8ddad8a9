import type { RequestParts } from '#shared/client/build-request.ts'
import { guessContentType } from '#shared/http/guess-content-type.ts'
import type { BodyPart } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import type { SendValues } from './send-values.ts'

const SOURCES = ['data', 'json', 'form', 'urlencode'] as const

/** @throws UsageError when there is more than one body, or a part that is none */
export function readBody(values: SendValues): Partial<RequestParts> {
  const [source, second] = SOURCES.filter(name => values[name] !== undefined)
  if (second) throw new UsageError(`--${source} and --${second}: a request has one body`)
  if (values.data !== undefined) return readData(values.data)
  if (values.json !== undefined) return readData(values.json, 'application/json')
  if (values.form) return { multipart: values.form.map(readPart) }
  if (values.urlencode) return { form: values.urlencode.map(text => readPair('urlencode', text)) }
  return {}
}

function readData(data: string, contentType?: string): Partial<RequestParts> {
  if (data === '@-') return { stream: process.stdin, contentType }
  if (!data.startsWith('@')) return { text: data, contentType: contentType ?? typeByText(data) }
  const file = data.slice(1)
  return { file, contentType: contentType ?? guessContentType(file) ?? 'application/octet-stream' }
}

/** As curl: `NAME=TEXT`, `NAME=@FILE`, `NAME=<FILE` is not known; `;type=` and `;filename=` follow a file. */
function readPart(text: string): BodyPart {
  const [name, value] = readPair('form', text)
  if (!value.startsWith('@')) return { name, content: { kind: 'text', text: value } }
  const [path = '', ...attributes] = value.slice(1).split(/;(?=type=|filename=)/)
  const find = (key: string) =>
    attributes.find(attribute => attribute.startsWith(`${key}=`))?.slice(key.length + 1)
  return { name, filename: find('filename'), contentType: find('type'), content: { kind: 'file', path } }
}

function readPair(flag: string, text: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 0) throw new UsageError(`--${flag} ${text}: write it as NAME=VALUE`)
  return [text.slice(0, at), text.slice(at + 1)]
}

function typeByText(text: string): string {
  try {
    JSON.parse(text)
    return 'application/json'
  } catch {
    return 'text/plain; charset=utf-8'
  }
}
