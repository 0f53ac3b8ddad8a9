import { extname } from 'node:path'
import type { Body } from '#shared/client/http-client.ts'
import type { BodyPart } from '#shared/model/request.ts'
import { UsageError } from '../usage-error.ts'
import type { SendValues } from './send-values.ts'

const SOURCES = ['data', 'json', 'form', 'urlencode'] as const

/** @throws UsageError when there is more than one body, or a part that is none */
export function readBody(values: SendValues): Body {
  const [source, second] = SOURCES.filter(name => values[name] !== undefined)
  if (second) throw new UsageError(`--${source} and --${second}: a request has one body`)
  switch (source) {
    case 'data':
      return readData(values.data ?? '')
    case 'json':
      return readData(values.json ?? '', 'application/json')
    case 'form':
      return { kind: 'multipart', parts: (values.form ?? []).map(readPart) }
    case 'urlencode':
      return { kind: 'form', fields: (values.urlencode ?? []).map(text => readPair('urlencode', text)) }
    default:
      return { kind: 'empty' }
  }
}

function readData(data: string, contentType?: string): Body {
  if (data === '@-') return { kind: 'stream', chunks: process.stdin, contentType }
  if (data.startsWith('@')) {
    const path = data.slice(1)
    return { kind: 'file', path, contentType: contentType ?? typeByName(path) }
  }
  return {
    kind: 'bytes',
    bytes: new TextEncoder().encode(data),
    contentType: contentType ?? typeByText(data)
  }
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

const TYPES: Record<string, string> = {
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8'
}

function typeByName(path: string): string {
  return TYPES[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

function typeByText(text: string): string {
  try {
    JSON.parse(text)
    return 'application/json'
  } catch {
    return 'text/plain; charset=utf-8'
  }
}
