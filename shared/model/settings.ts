import { z } from 'zod'
import { Auth } from './auth.ts'
import { PHASE_NAMES } from './phases.ts'
import { PROTOCOLS } from './protocols.ts'
import { ProxySetting } from './proxy-setting.ts'
import { ReconnectSettings, SocketSettings } from './socket/socket-settings.ts'
import { TlsSettings } from './tls-settings.ts'

const Ms = z.number().nonnegative()
const Count = z.number().int().nonnegative()

/** A limit of 0 is off. Milliseconds, each counted anew for every attempt except `totalMs`. */
export const Timeouts = z.object({
  /** Until the connection stands, proxy and TLS included. Waiting in the queue does not count. */
  connectMs: Ms,
  /** To the end of the response head, from the standing connection or the last piece of body that could be sent. */
  requestMs: Ms,
  /** Between two bytes of the body. Does not apply to event streams, which have a limit of their own. */
  idleMs: Ms,
  /** The whole exchange. */
  totalMs: Ms,
  /**
   * Limits for single phases, beside the others. That of `download` is for the time from the first byte of the answer
   * to the last: it counts while the server is held up because what came is still being decoded, but not while that
   * goes on after the last byte: decoding has limits of its own.
   */
  phases: z.partialRecord(z.enum(PHASE_NAMES), Ms).optional()
})
export type Timeouts = z.infer<typeof Timeouts>

export const RedirectSettings = z.object({
  follow: z.boolean(),
  max: Count,
  /** Authorization, Cookie and Proxy-Authorization as typed also go to another origin. */
  keepCredentials: z.boolean()
})
export type RedirectSettings = z.infer<typeof RedirectSettings>

export const RetrySettings = z.object({
  /** Attempts after the first; 0 is none. */
  count: Count,
  /** Also methods that are not idempotent (RFC 9110 §9.2.2) and may have been processed. */
  allMethods: z.boolean(),
  /** The n-th wait is a random time up to `baseMs · 2ⁿ⁻¹` (full jitter), at most `maxMs`. */
  baseMs: Ms,
  maxMs: Ms,
  /** A Retry-After beyond this counts as this. */
  maxRetryAfterMs: Ms
})
export type RetrySettings = z.infer<typeof RetrySettings>

/** When a body that decompresses to far more than it was on the wire is given up. */
export const DecodingSettings = z.object({
  /** Nothing is decoded to more bytes than this. */
  maxBytes: Count,
  /** A body that grows by more than `ratio` times is followed only up to `maxInflatedBytes`. */
  ratio: z.number().min(1),
  maxInflatedBytes: Count,
  /** Whether the codings of the content are taken off (RFC 9110 §8.4). Those of the transfer always are. */
  content: z.boolean()
})
export type DecodingSettings = z.infer<typeof DecodingSettings>

/** How an event stream is held. */
export const EventStreamSettings = z.object({
  /** Open one that ended again, with Last-Event-ID. */
  reconnect: z.boolean(),
  /** So many times in a row without an event. */
  maxReconnects: Count,
  /** Between two bytes, comments included. 0 is no limit: a stream is silent for as long as nothing happens. */
  idleMs: Ms
})
export type EventStreamSettings = z.infer<typeof EventStreamSettings>

/** An address that stands for a host, as `curl --resolve`. */
export const ResolveOverride = z.object({
  host: z.string(),
  /** Any port when it is not given. */
  port: z.number().int().min(1).max(65_535).optional(),
  addresses: z.array(z.string()).min(1)
})
export type ResolveOverride = z.infer<typeof ResolveOverride>

/** How a request is sent. What is not given is taken from `DEFAULT_SETTINGS`. */
export const ExecuteSettings = z.object({
  timeouts: Timeouts.partial().optional(),
  /** Do not verify the server's certificate. The exchange says so wherever it is shown. */
  insecure: z.boolean().optional(),
  tls: TlsSettings.optional(),
  protocol: z.enum(PROTOCOLS).optional(),
  redirects: RedirectSettings.partial().optional(),
  retries: RetrySettings.partial().optional(),
  auth: Auth.optional(),
  /** Send cookies of the jar and store those of the answers. */
  cookies: z.boolean().optional(),
  proxy: ProxySetting.optional(),
  resolve: z.array(ResolveOverride).optional(),
  /** Path of a Unix domain socket on which the server is reached in the place of host and port. */
  unixSocket: z.string().optional(),
  decoding: DecodingSettings.partial().optional(),
  /** How event streams are held. */
  eventStream: EventStreamSettings.partial().optional(),
  /** How a WebSocket is held. */
  socket: SocketSettings.extend({ reconnect: ReconnectSettings.partial() }).partial().optional()
})
export type ExecuteSettings = z.infer<typeof ExecuteSettings>
