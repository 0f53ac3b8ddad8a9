import type { ClientError } from '#shared/model/client-error.ts'
import type { CompleteSettings } from '#shared/model/default-settings.ts'
import type { Exchange, ExchangeRequest, ResponseHead } from '#shared/model/exchange.ts'
import type { StreamPosition } from '#shared/sse/event-parser.ts'
import type { Authenticator } from '../auth/authenticator.ts'
import type { BodyKeeper } from '../bodies/body-store.ts'
import type { Way } from '../connect/connect-target.ts'
import type { Pool } from '../connect/pool.ts'
import type { TlsProfile } from '../connect/tls-profile.ts'
import type { CookieJar } from '../cookies/cookie-jar.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { FindProxy } from '../proxy/proxy.ts'
import type { UpgradedSocket } from './driver.ts'
import type { Intent } from './intent.ts'
import type { SentBodies } from './upload/sent-copy.ts'

/** What one press of Send amounts to, checked and complete. */
export interface ExchangePlan {
  request: ExchangeRequest
  intent: Intent
  settings: CompleteSettings
  authenticator: Authenticator | undefined
  cookies: CookieJar | undefined
  findProxy: FindProxy
  way: Way
  /** What TLS is spoken with: a client certificate does not follow to another origin, nor another server's name. */
  profileFor(intent: Pick<Intent, 'trusted' | 'strayed'>): TlsProfile
}

/** What an exchange shares with all others of its client. */
export interface ExchangePlaces {
  pool: Pool
  bodies: BodyKeeper
  /** Whether the body of a last answer is of interest, also by why it is no good one; by default all are. */
  wants?: ((head: ResponseHead, error?: ClientError) => boolean) | undefined
  /** Where copies of what is sent are kept; absent when nobody wants them. */
  sentBodies?: SentBodies | undefined
  metrics: Metrics
  /** Where its event stream stands, for who opens it again in another exchange. */
  streamPosition?: StreamPosition | undefined
}

export interface ExchangeOutcome {
  exchange: Exchange
  error?: ClientError
  /** The connection that its last answer has opened. */
  upgraded?: UpgradedSocket
}
