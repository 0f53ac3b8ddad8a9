import { z } from 'zod'
import { BodyInfo, Exchange, Hop, ResponseHead } from '../model/exchange.ts'

/** What of a hop HAR has no place for: in `_sonde` of its entry. */
export const HopBeyondHar = z.object({
  ...Hop.omit({ request: true, sent: true, response: true }).shape,
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

const Pair = z.object({ name: z.string(), value: z.string() })
/** -1 and null are what programs write for what they do not know. */
const Size = z.number().catch(-1)
const Ms = z.number().nullish().catch(undefined)

const HarRequest = z.object({
  method: z.string(),
  url: z.string(),
  httpVersion: z.string().catch(''),
  headers: z.array(Pair).catch([]),
  postData: z
    .object({ mimeType: z.string().catch(''), text: z.string().optional() })
    .nullish()
    .catch(undefined),
  headersSize: Size,
  bodySize: Size
})

const HarResponse = z.object({
  status: z.number().int().catch(0),
  statusText: z.string().catch(''),
  httpVersion: z.string().catch(''),
  headers: z.array(Pair).catch([]),
  content: z
    .object({
      size: Size,
      mimeType: z.string().catch(''),
      text: z.string().optional().catch(undefined),
      encoding: z.string().optional().catch(undefined)
    })
    .catch({ size: 0, mimeType: '' }),
  headersSize: Size,
  bodySize: Size,
  /** What Chromium says of a request that failed. */
  _error: z.string().nullish().catch(undefined)
})

/** An entry of a HAR log, whoever wrote it: only what is needed to show it must be there. */
export const HarEntry = z.object({
  pageref: z.string().optional().catch(undefined),
  startedDateTime: z.string(),
  time: Ms,
  request: HarRequest,
  response: HarResponse,
  timings: z
    .object({ blocked: Ms, dns: Ms, connect: Ms, ssl: Ms, send: Ms, wait: Ms, receive: Ms })
    .catch({}),
  serverIPAddress: z.string().optional().catch(undefined),
  connection: z.string().optional().catch(undefined),
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
    pages: z.array(z.unknown()).nullish(),
    entries: z.array(z.unknown())
  })
})
