import type { ClientError } from '#shared/model/client-error.ts'
import type { CompleteSettings } from '#shared/model/default-settings.ts'
import type {
  BodyInfo,
  HeaderChange,
  Hop,
  HopCause,
  HopCookies,
  HopRequest,
  ResponseHead,
  RetryFacts,
  Warning
} from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { HopReason } from '#shared/model/hop-reasons.ts'
import type { Header } from '#shared/model/request.ts'
import type { UrlParts } from '#shared/url/split-url.ts'
import type { BodyKeeper } from '../bodies/body-store.ts'
import type { Clock } from '../clock.ts'
import type { Way } from '../connect/connect-target.ts'
import type { Pool } from '../connect/pool.ts'
import type { TlsProfile } from '../connect/tls-profile.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { FindProxy } from '../proxy/proxy.ts'
import type { EventStream } from '../sse/event-stream.ts'
import type { UpgradedSocket } from './driver.ts'
import type { SentBodies } from './upload/sent-copy.ts'
import type { UploadBody } from './upload/upload-body.ts'
import type { Watcher } from './watcher.ts'

/** What leads to a hop, as the record tells it. */
export interface HopOrigin {
  reason: HopReason
  cause?: HopCause | undefined
  retry?: RetryFacts | undefined
}

/** What a hop needs to know, and whom it asks and tells. */
export interface HopPlan extends HopOrigin {
  exchangeId: string
  index: number
  startMs: number
  /** Whether it needs a connection that was not used before. */
  fresh: boolean
  /** Whether a WebSocket is asked for by whichever version of HTTP the server likes: see `forWebSocket`. */
  byAnyVersion: boolean
  /** How long it waits before it begins. */
  waitMs: number
  url: UrlParts
  body: UploadBody | undefined
  /** Cookies of the jar that go along. */
  cookies: HopCookies['sent']
  /** What is to be said of it from the start. */
  warnings: Warning[]
  way: Way
  profile: TlsProfile
  settings: CompleteSettings
  clock: Clock
  pool: Pool
  bodies: BodyKeeper
  /** Where a copy of what is sent is kept; absent when nobody wants one. */
  sentBodies: SentBodies | undefined
  metrics: Metrics
  findProxy: FindProxy
  /** The credentials as headers, a promise where the body has to be hashed for them. */
  sign(): Header[] | Promise<Header[]>
  /** The request with these headers added, and what that changes against the hop before. */
  write(added: readonly Header[]): { request: HopRequest; changes: HeaderChange[] }
  eventStream: EventStream
  /** The body of the event stream so far, which this hop may go on with. */
  continued: BodyInfo | undefined
  /** Whom `tell` tells. */
  watcher: Watcher | undefined
  /** Absent when nobody watches: no event is made then. */
  tell: ((event: ExchangeEvent) => void) | undefined
  onHead(response: ResponseHead): HeadVerdict
  /** It failed. @returns what is to be said of that */
  onFailure(failure: HopFailure): Warning[]
  /** Its answer has come to its end. @returns what is to be said of that */
  onComplete(): Warning[]
  onEnd(outcome: HopOutcome): void
}

/** What the head of an answer decides. */
export interface HeadVerdict {
  /** Whether its body is of interest: that of an answer that leads on is not. */
  wanted: boolean
  cookies: Pick<HopCookies, 'stored' | 'rejected'>
  warnings: Warning[]
}

export interface HopFailure {
  error: ClientError
  /** Whether any of the request may have reached the server. */
  written: boolean
  /** Whether it may be sent again whatever its method: see `Call`. */
  unprocessed: boolean
}

export interface HopOutcome {
  hop: Hop
  /** Its request, whatever the version of HTTP made of that. */
  meant: HopRequest
  body?: BodyInfo
  error?: ClientError
  /** Its last answer switched the protocol: whoever ends the exchange has it, or closes it. */
  upgraded?: UpgradedSocket
}
