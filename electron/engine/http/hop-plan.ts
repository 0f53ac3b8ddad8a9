import type { ClientError } from '#shared/model/client-error.ts'
import type { ErrorRecord } from '#shared/model/error.ts'
import type { BodyInfo, Hop, HopRequest } from '#shared/model/exchange.ts'
import type { ExchangeEvent } from '#shared/model/exchange-event.ts'
import type { HopReason } from '#shared/model/hop-reasons.ts'
import type { Timeouts } from '#shared/model/request.ts'
import type { BodyStore } from '../bodies/body-store.ts'
import type { Clock } from '../clock.ts'
import type { ConnectTarget } from '../connect/open-connection.ts'
import type { Pool } from '../connect/pool.ts'
import type { UploadSource } from './upload.ts'

/** What a hop needs to know, and whom it tells. */
export interface HopPlan {
  exchangeId: string
  index: number
  reason: HopReason
  cause?: ErrorRecord
  startMs: number
  request: HopRequest
  body: UploadSource | undefined
  target: ConnectTarget
  timeouts: Timeouts
  clock: Clock
  pool: Pool
  bodies: BodyStore
  /** Absent when nobody watches: no event is made then. */
  tell: ((event: ExchangeEvent) => void) | undefined
  onEnd(outcome: HopOutcome): void
}

export interface HopOutcome {
  hop: Hop
  body?: BodyInfo
  error?: ClientError
  /** The connection had been used before and was dead before it gave a byte of an answer. */
  foundDead: boolean
}
