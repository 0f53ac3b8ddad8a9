import { readDataBody } from '../curl/data-body.ts'
import { BLANK_DRAFT } from '../model/draft/blank-draft.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { HarExchange } from './import-har.ts'

/** What is made anew for each request, so that what is in the file would only be in the way. */
const OF_THE_CONNECTION = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'accept-encoding'
])

/** The request of an imported exchange as one that can be edited and sent. A body that is no text is left out. */
export function draftOfHar({ exchange: { request }, requestBody }: HarExchange): Draft {
  const headers = request.headers
    .filter(([name]) => !name.startsWith(':') && !OF_THE_CONNECTION.has(name.toLowerCase()))
    .map(([name, value]) => ({ name, value, enabled: true }))
  const { contentType } = request.body
  const { body } =
    requestBody && requestBody.encoding === undefined
      ? readDataBody([{ from: 'data', text: requestBody.text }], contentType)
      : BLANK_DRAFT
  return { ...BLANK_DRAFT, method: request.method, url: request.url, headers, body }
}
