import { z } from 'zod'
import { CHANGE_REASONS } from './change-reasons.ts'
import { ErrorRecord } from './error.ts'
import { HOP_REASONS } from './hop-reasons.ts'
import { PHASE_NAMES } from './phases.ts'
import { BODY_KINDS, Header } from './request.ts'
import { FailedHandshake, TlsInfo } from './tls-info.ts'

/** Milliseconds with fractions on the exchange's one monotonic clock, whose 0 is the press of Send. */
const Ms = z.number().nonnegative()

export const Phase = z.object({ name: z.enum(PHASE_NAMES), startMs: Ms, endMs: Ms })
export type Phase = z.infer<typeof Phase>

/** What stands between. `tunnel`: it passes bytes on (CONNECT, SOCKS); otherwise it is asked for the whole URL. */
export const ProxyFacts = z.object({
  /** As it was set, without credentials: `http://127.0.0.1:3128`. */
  url: z.string(),
  tunnel: z.boolean(),
  /** What asked an http or https proxy for the tunnel, as it was written: CONNECT and its headers. */
  connectHead: z.string().optional(),
  /** The session with the proxy itself, when that is an https proxy. */
  tls: TlsInfo.optional()
})
export type ProxyFacts = z.infer<typeof ProxyFacts>

/** An address at which a connection was tried (Happy Eyeballs, RFC 8305). */
export const ConnectAttempt = z.object({
  /** `address:port`, IPv6 in brackets. */
  address: z.string(),
  /** `overtaken`: it had said nothing yet when another address answered. */
  outcome: z.enum(['connected', 'failed', 'overtaken']),
  /** What the system called it, as `ECONNREFUSED`, where it failed. */
  error: z.string().optional()
})
export type ConnectAttempt = z.infer<typeof ConnectAttempt>

export const Connection = z.object({
  /** Unique within the engine's life. */
  id: z.string(),
  reused: z.boolean(),
  /** Whose handshake this hop rides on, when the connection was reused. */
  openedBy: z.object({ exchangeId: z.string(), hop: z.number().int() }).optional(),
  /** `address:port`, IPv6 in brackets. */
  localAddress: z.string(),
  /** The other end of the TCP connection: with a proxy, the proxy's. `unix:PATH` for a Unix domain socket. */
  remoteAddress: z.string(),
  /** In the order in which they were begun, where there were several. Only of who opened it. */
  attempts: z.array(ConnectAttempt).optional(),
  protocol: z.enum(['http/1.1', 'h2', 'h2c']),
  proxy: ProxyFacts.optional(),
  tls: TlsInfo.optional()
})
export type Connection = z.infer<typeof Connection>

/** The body of a request as it was written, before chunk framing. Its beginning can be read by window. */
export const SentBody = z.object({
  id: z.string(),
  /** Bytes that were kept: at most the first 5 MiB. */
  size: z.number().int().nonnegative(),
  /** Bytes that were written. */
  total: z.number().int().nonnegative()
})
export type SentBody = z.infer<typeof SentBody>

/** The request as it was written to the socket, byte for byte. */
export const SentRequest = z.object({
  /**
   * HTTP/1: request line and headers with their line ends, each character one byte (latin1). HTTP/2: the field list
   * that was compressed (RFC 9113 §8.3), a line each, the pseudo-headers first.
   */
  head: z.string(),
  /**
   * Size of the head as it was written, whatever is masked in it by now; for HTTP/2 before compression (RFC 7541
   * §4.1). Older records have none.
   */
  headBytes: z.number().int().nonnegative().optional(),
  /** Bytes of body written, chunk framing included. */
  bodyBytes: z.number().int().nonnegative(),
  /** Kept only for whoever watches and asks for it, and in no record of it. */
  body: SentBody.optional()
})
export type SentRequest = z.infer<typeof SentRequest>

export const ResponseHead = z.object({
  status: z.number().int(),
  statusText: z.string(),
  /** `3` in what others recorded. */
  httpVersion: z.enum(['1.0', '1.1', '2', '3']),
  headers: z.array(Header),
  /** The proxy answered in the place of the server: it refused to open the tunnel. */
  fromProxy: z.literal(true).optional(),
  /** Size of status line and headers on the wire; for HTTP/2 before compression (RFC 7541 §4.1). */
  headBytes: z.number().int().nonnegative(),
  trailers: z.array(Header),
  /** 1xx responses that came before this one (RFC 9110 §15.2). */
  informational: z.array(z.object({ status: z.number().int(), headers: z.array(Header), atMs: Ms }))
})
export type ResponseHead = z.infer<typeof ResponseHead>

export const Warning = z.object({
  code: z.string(),
  /** Whole sentences: what happened, and what was made of it. */
  detail: z.string()
})
export type Warning = z.infer<typeof Warning>

/** Cumulative bytes over time: `[ms, bytes]`, at most a few hundred points. */
const Samples = z.array(z.tuple([Ms, z.number().int().nonnegative()]))

export const HopRequest = z.object({ method: z.string(), url: z.string(), headers: z.array(Header) })
export type HopRequest = z.infer<typeof HopRequest>

/** A header that this hop has otherwise than the one before it: `from` is missing where it was added, `to` where dropped. */
export const HeaderChange = z.object({
  header: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  why: z.enum(CHANGE_REASONS)
})
export type HeaderChange = z.infer<typeof HeaderChange>

/** What the answer or the failure of the hop before was that made this one necessary. */
export const HopCause = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('error'), error: ErrorRecord }),
  z.object({ kind: z.literal('response'), status: z.number().int() })
])
export type HopCause = z.infer<typeof HopCause>

/** Which attempt of how many a retry is, and how its wait came about. */
export const RetryFacts = z.object({
  attempt: z.number().int().positive(),
  of: z.number().int().positive(),
  waitMs: Ms,
  /** What Retry-After asked for (RFC 9110 §10.2.3); `waitMs` is less where that is beyond the limit. */
  retryAfterMs: Ms.optional()
})
export type RetryFacts = z.infer<typeof RetryFacts>

/** A cookie that an answer set. */
export const StoredCookie = z.object({
  name: z.string(),
  value: z.string(),
  domain: z.string(),
  path: z.string(),
  /** ISO 8601; absent for a session cookie. One in the past deletes. */
  expires: z.string().optional(),
  secure: z.boolean(),
  httpOnly: z.boolean(),
  sameSite: z.string().optional(),
  /** It asks to be kept apart for each site that embeds it (CHIPS). Nothing embeds anything here. */
  partitioned: z.boolean().optional()
})
export type StoredCookie = z.infer<typeof StoredCookie>

/**
 * What became of a cookie that an answer set.
 * - `new`: the jar had none of its name, domain and path
 * - `replaced`: it had one with another value
 * - `renewed`: it had one with this very value
 * - `deleted`: it is over already, and took the one that the jar had with it
 * - `absent`: it is over already, and the jar had none
 */
export const COOKIE_FATES = ['new', 'replaced', 'renewed', 'deleted', 'absent'] as const
export type CookieFate = (typeof COOKIE_FATES)[number]

export const SetCookie = StoredCookie.extend({
  /** Older records have none. */
  fate: z.enum(COOKIE_FATES).optional()
})
export type SetCookie = z.infer<typeof SetCookie>

export const HopCookies = z.object({
  /** Those of the jar that went along. */
  sent: z.array(z.object({ name: z.string(), value: z.string() })),
  stored: z.array(SetCookie),
  /** The Set-Cookie value, and why it was not stored. */
  rejected: z.array(z.object({ cookie: z.string(), why: z.string() }))
})
export type HopCookies = z.infer<typeof HopCookies>

/** One request on one connection. */
export const Hop = z.object({
  index: z.number().int().nonnegative(),
  reason: z.enum(HOP_REASONS),
  /** What made the hop before end and this one necessary. */
  cause: HopCause.optional(),
  retry: RetryFacts.optional(),
  /** The request with the headers that were added to what was typed. */
  request: HopRequest,
  sent: SentRequest.optional(),
  connection: Connection.optional(),
  /** What was seen of the TLS handshake because of which there is no connection. */
  handshake: FailedHandshake.optional(),
  /** Contiguous: they cover the hop from startMs to endMs without gap or overlap. */
  phases: z.array(Phase),
  response: ResponseHead.optional(),
  /** Against the hop before, and what its protocol made of what was meant. */
  changes: z.array(HeaderChange),
  cookies: HopCookies,
  warnings: z.array(Warning),
  samples: z.object({ up: Samples, down: Samples }),
  error: ErrorRecord.optional(),
  startMs: Ms,
  endMs: Ms
})
export type Hop = z.infer<typeof Hop>

export const BodyInfo = z.object({
  id: z.string(),
  /** Bytes after decompression: what `body.read` reads. */
  size: z.number().int().nonnegative(),
  /** Bytes on the wire before decompression, without chunk framing. */
  encodedSize: z.number().int().nonnegative(),
  /** The media type in lower case without parameters; empty when none was sent. */
  contentType: z.string(),
  /** The charset parameter in lower case, when one was sent. */
  charset: z.string().optional(),
  /** Whether the body arrived to its end, and no coding of it was cut off or damaged. */
  complete: z.boolean()
})
export type BodyInfo = z.infer<typeof BodyInfo>

/** What was asked for, as typed. */
export const ExchangeRequest = HopRequest.extend({
  body: z.object({
    kind: z.enum(BODY_KINDS),
    size: z.number().int().nonnegative().optional(),
    contentType: z.string().optional()
  })
})
export type ExchangeRequest = z.infer<typeof ExchangeRequest>

/** One press of Send: what `--print exchange` prints and what the waterfall is drawn from. */
export const Exchange = z.object({
  id: z.string(),
  /** ISO 8601 wall-clock time of the press. */
  startedAt: z.string(),
  request: ExchangeRequest,
  /** Hop n+1 starts where hop n ends, the first at 0. */
  hops: z.array(Hop),
  /** The last hop's endMs. */
  totalMs: Ms,
  /** That of the last answer. An event stream that was opened again has one, with all that came. */
  body: BodyInfo.optional(),
  /**
   * A body arrived that is not kept, since it is a secret as a whole: the answer of a token endpoint. `body` is then
   * what it said of a refusal, if it refused.
   */
  bodyWithheld: z.boolean().optional(),
  /** Certificates were not verified. */
  insecure: z.boolean(),
  error: ErrorRecord.optional()
})
export type Exchange = z.infer<typeof Exchange>
