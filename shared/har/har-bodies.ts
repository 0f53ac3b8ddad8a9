import { encodeForm, FORM_TYPE } from '../http/encode-form.ts'
import type { BodyInfo } from '../model/exchange.ts'
import type { HarBody } from './export-har.ts'
import type { HarEntry } from './har.ts'

/** What a file has of a request's body. Fields of a form that stand there alone become the text that they are. */
export function requestBodyOf({ request: { postData } }: HarEntry): HarBody | undefined {
  if (!postData) return undefined
  const { text, params, mimeType, encoding = postData._encoding } = postData
  if (text !== undefined && (text !== '' || params.length === 0)) return withEncoding(text, encoding)
  if (params.length === 0 || !mimeType.toLowerCase().startsWith(FORM_TYPE)) return undefined
  return { text: new TextDecoder().decode(encodeForm(params.map(({ name, value }) => [name, value]))) }
}

/** What a file has of the body of an answer. */
export function responseBodyOf({ response }: HarEntry): HarBody | undefined {
  const { text, encoding } = response.content
  return text === undefined ? undefined : withEncoding(text, encoding)
}

/** What is told of the body of an answer. Its text is there in Unicode, whatever it was on the wire. */
export function bodyInfoOf({ response }: HarEntry, id: string): BodyInfo | undefined {
  const { size, mimeType, text, encoding } = response.content
  if (response.status <= 0 || (size <= 0 && (text ?? '') === '')) return undefined
  const [contentType = '', ...parameters] = mimeType.toLowerCase().split(';')
  const charset = /charset="?([^"\s]+)/.exec(parameters.join(';'))?.[1]
  const decoded = text === undefined ? Math.round(size) : sizeOf(withEncoding(text, encoding))
  return {
    id,
    size: decoded,
    encodedSize: response.bodySize >= 0 ? Math.round(response.bodySize) : decoded,
    contentType: contentType.trim(),
    ...(text !== undefined && encoding !== 'base64'
      ? { charset: 'utf-8' }
      : charset !== undefined && { charset }),
    complete: true
  }
}

/** In bytes. A size that is written beside a text may count its characters. */
function sizeOf({ text, encoding }: HarBody): number {
  if (encoding === undefined) return new TextEncoder().encode(text).byteLength
  return Math.floor((text.replace(/[=\s]/g, '').length * 3) / 4)
}

function withEncoding(text: string, encoding: string | undefined): HarBody {
  return { text, ...(encoding?.toLowerCase() === 'base64' && { encoding: 'base64' as const }) }
}
