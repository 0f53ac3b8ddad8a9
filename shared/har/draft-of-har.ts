import { readDataBody } from '../curl/data-body.ts'
import { draftBody } from '../http/draft-body.ts'
import { FORM_TYPE } from '../http/encode-form.ts'
import { BLANK_DRAFT } from '../model/draft/blank-draft.ts'
import type { Draft } from '../model/draft/draft.ts'
import type { DraftBody } from '../model/draft/draft-body.ts'
import type { Exchange } from '../model/exchange.ts'
import type { Header } from '../model/request.ts'
import { addedOnTheWay, withParameters } from './added-on-the-way.ts'
import type { HarExchange } from './import-har.ts'
import { formWithoutMasked, headersWithoutMasked, isMasked, urlWithoutMasked } from './without-masked.ts'

/** What was masked in the file, by the names of what it is in. */
export interface MaskedInHar {
  /** What is not in the draft therefore: `header Cookie`, `parameter token`. */
  leftOut: string[]
  /** What is in it with its masks, since a part of it has no name: `body`. */
  standing: string[]
}

export interface HarDraft {
  draft: Draft
  masked: MaskedInHar
}

/** What is made anew for each request, so that what is in the file would only be in the way. */
const OF_THE_CONNECTION = new Set([
  'host',
  'content-length',
  'connection',
  'transfer-encoding',
  'accept-encoding',
  'proxy-authorization'
])

/**
 * The request of an imported exchange as one that can be edited and sent. A body that is no text is left out, and so is
 * what was masked in the file: nobody would let in who sends it.
 */
export function draftOfHar({ exchange, requestBody }: HarExchange): HarDraft {
  const { request } = exchange
  const added = addedOnTheWay(exchange)
  const url = urlWithoutMasked(withParameters(request.url, added.parameters))
  const headers = headersWithoutMasked([...request.headers, ...added.headers].filter(isOfTheRequest))
  const rows = headers.value.map(([name, value]) => ({ name, value, enabled: true }))
  const leftOut = [...url.leftOut, ...headers.leftOut, ...maskedOnTheWay(exchange)]
  const standing = isMasked(url.value) ? ['URL'] : []
  const draft = { ...BLANK_DRAFT, method: request.method, url: url.value, headers: rows }
  const isTyped = rows.some(({ name }) => name.toLowerCase() === 'content-type')
  const sent = typeSent(exchange)
  if (!isTyped && !requestBody && sent?.ofNothing !== undefined)
    rows.push({ name: 'Content-Type', value: sent.ofNothing, enabled: true })
  if (!requestBody || requestBody.encoding !== undefined)
    return { draft, masked: { leftOut: withoutRepeats(leftOut), standing } }
  const { contentType } = request.body
  const { body } = readDataBody([{ from: 'data', text: requestBody.text }], contentType)
  const form = formWithoutMasked(body.form ?? [])
  leftOut.push(...form.leftOut)
  if (isMasked(body.text)) standing.push('body')
  const type = sent?.isMissing ? undefined : contentType
  if (!isTyped && type !== undefined && type !== typeOf(body))
    rows.push({ name: 'Content-Type', value: type, enabled: true })
  return {
    draft: {
      ...{ ...draft, body: { ...body, ...(body.form && { form: form.value }) } },
      ...(!isTyped && type === undefined && { withoutDefaults: ['content-type'] })
    },
    masked: { leftOut: withoutRepeats(leftOut), standing }
  }
}

/** What one of ours was sent with: nothing said of its body, or something of none. */
function typeSent({ hops: [first] }: Exchange): { isMissing: boolean; ofNothing?: string } | undefined {
  if (!first?.sent) return undefined
  const type = first.request.headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  return {
    isMissing: type === undefined,
    ...(first.sent.bodyBytes === 0 && type !== undefined && { ofNothing: type })
  }
}

function isOfTheRequest([name]: Header): boolean {
  return !name.startsWith(':') && !OF_THE_CONNECTION.has(name.toLowerCase())
}

/** What proved who asks, which was not typed as a header or into the URL but added: at once, or after a challenge. */
function maskedOnTheWay({ hops }: Exchange): string[] {
  const redirected = hops.findIndex(({ reason }) => reason === 'redirect')
  return hops
    .slice(0, redirected < 0 ? hops.length : redirected)
    .flatMap(({ request: { url, headers } }) => [
      ...urlWithoutMasked(url).leftOut,
      ...headersWithoutMasked(headers.filter(isOfTheRequest)).leftOut
    ])
}

/** HTTP/2 writes the names of headers otherwise than people do. */
function withoutRepeats(names: readonly string[]): string[] {
  return [...new Map(names.toReversed().map(name => [name.toLowerCase(), name])).values()].toReversed()
}

/** What a body of its kind is sent as where no header says otherwise. */
function typeOf(typed: DraftBody): string | undefined {
  const { body } = draftBody(typed)
  if (body.kind === 'form') return FORM_TYPE
  return body.kind === 'bytes' ? body.contentType : undefined
}
