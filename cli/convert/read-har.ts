import { randomUUID } from 'node:crypto'
import { parseJson } from '#shared/format/parse-json.ts'
import { draftOfHar } from '#shared/har/draft-of-har.ts'
import { type HarExchange, importHar } from '#shared/har/import-har.ts'
import { MaskedTeller } from '#shared/har/masked-teller.ts'
import { UsageError } from '../usage-error.ts'
import type { FoundRequests } from './found-requests.ts'
import { sayLeftOut } from './say-left-out.ts'

/** The requests of a HAR file but for WebSockets. @throws UsageError when there is none */
export function readHar(text: string): FoundRequests {
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
    ...(sockets > 0 ? [`${sayLeftOut(sockets, 'WebSocket')}: --to ndjson takes the messages.`] : []),
    ...(cut > 0 ? [`${sayLeftOut(cut, 'body that is no text', 'bodies that are no text')}.`] : [])
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
