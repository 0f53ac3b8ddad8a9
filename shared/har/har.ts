import { z } from 'zod'
import { BodyInfo, Exchange, Hop, ResponseHead, SentRequest } from '../model/exchange.ts'

/** What of a hop HAR has no place for: in `_sonde` of its entry. */
export const HopBeyondHar = z.object({
  ...Hop.omit({ request: true, sent: true, response: true }).shape,
  sent: SentRequest.omit({ body: true }).optional(),
  /** As it was asked for, where that is no valid URI. */
  url: z.string().optional(),
  response: ResponseHead.pick({ fromProxy: true, trailers: true, informational: true }).optional()
})
export type HopBeyondHar = z.infer<typeof HopBeyondHar>

/** What of an exchange HAR has no place for: in `_sonde` of its page. */
export const ExchangeBeyondHar = z.object({
  ...Exchange.omit({ request: true, hops: true, body: true, id: true, startedAt: true }).shape,
  request: Exchange.shape.request,
  body: BodyInfo.omit({ id: true }).optional()
})
export type ExchangeBeyondHar = z.infer<typeof ExchangeBeyondHar>

/** A list of which what can be read is read: one element that is broken spoils no other. */
function listOf<T>(element: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform(list =>
      list.flatMap(each => {
        const read = element.safeParse(each)
        return read.success ? [read.data] : []
      })
    )
}

const MaybeText = z.string().optional().catch(undefined)
/** Numbers and null are written where a text is meant. */
const Value = z.union([z.string(), z.number().transform(String), z.null().transform(() => '')]).catch('')
const Pair = z.object({ name: z.string(), value: Value })
/** -1 and null are what programs write for what they do not know. */
const Size = z.number().catch(-1)
const Ms = z.number().nullish().catch(undefined)

const PostData = z.object({
  mimeType: z.string().catch(''),
  text: MaybeText,
  /** HAR 1.2: the fields of a form. Some programs write them alone. */
  params: listOf(z.object({ ...Pair.shape, fileName: MaybeText, contentType: MaybeText })),
  /** Ours, and that of some others: `base64`. */
  _encoding: MaybeText,
  encoding: MaybeText
})

const HarRequest = z.object({
  method: z.string(),
  url: z.string(),
  httpVersion: z.string().catch(''),
  headers: listOf(Pair),
  postData: PostData.optional().catch(undefined),
  headersSize: Size,
  bodySize: Size
})

const HarResponse = z.object({
  status: z.coerce.number().int().catch(0),
  statusText: z.string().catch(''),
  httpVersion: z.string().catch(''),
  headers: listOf(Pair),
  content: z
    .object({ size: Size, mimeType: z.string().catch(''), text: MaybeText, encoding: MaybeText })
    .catch({ size: 0, mimeType: '' }),
  headersSize: Size,
  bodySize: Size,
  /** What Chromium says of a request that failed: `net::ERR_ABORTED`. */
  _error: MaybeText
})

/** What stands for a response that is missing: none came. */
const NO_RESPONSE: z.infer<typeof HarResponse> = {
  ...{ status: 0, statusText: '', httpVersion: '', headers: [] },
  ...{ content: { size: 0, mimeType: '' }, headersSize: -1, bodySize: -1 }
}

/** An entry of a HAR log, whoever wrote it: only what is needed to show it must be there. */
export const HarEntry = z.object({
  pageref: MaybeText,
  /** ISO 8601 by the format; other dates and times since 1970 are written too. */
  startedDateTime: z.union([z.string(), z.number()]),
  time: Ms,
  request: HarRequest,
  response: HarResponse.catch(NO_RESPONSE),
  timings: z
    .object({ blocked: Ms, dns: Ms, connect: Ms, ssl: Ms, send: Ms, wait: Ms, receive: Ms })
    .catch({}),
  /** Chromium's: the messages of a WebSocket. */
  _webSocketMessages: z.array(z.unknown()).optional().catch(undefined),
  _sonde: z.unknown().optional()
})
export type HarEntry = z.infer<typeof HarEntry>

/** A page of a HAR log. */
export const HarPage = z.object({
  id: z.string(),
  startedDateTime: z.string(),
  _sonde: z.unknown().optional()
})
export type HarPage = z.infer<typeof HarPage>

/** The frame of a HAR file; entries and pages are parsed one by one, so that one that is broken spoils no other. */
export const HarFile = z.object({
  log: z.object({
    creator: z.object({ name: z.string() }).optional().catch(undefined),
    pages: z.array(z.unknown()).nullish().catch(undefined),
    entries: z.array(z.unknown())
  })
})
