import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { Call, UpgradedSocket } from './driver.ts'
import type { HopPlan } from './hop-plan.ts'
import type { HopRecord } from './hop-record.ts'
import type { HopTime } from './hop-time.ts'
import type { Traffic } from './traffic.ts'

/** What there is of a hop when it is over. */
interface EndedHop {
  record: HopRecord
  time: HopTime
  traffic: Traffic
  /** Absent where it came to no connection. */
  call: Call | undefined
  body: BodyInfo | undefined
  upgraded: UpgradedSocket | undefined
  endMs: number
  error: ClientError | undefined
}

/** Tells everybody that a hop is over, once it has been asked what follows from its end: that may have to be warned of. */
export function reportHop(
  plan: HopPlan,
  { record, time, traffic, call, body, upgraded, endMs, error: cause }: EndedHop
): void {
  const error = cause && inWordsOf(plan, cause)
  const { index, metrics, tell, onFailure, onComplete, onEnd } = plan
  if (error) {
    const written = record.sent !== undefined
    const unprocessed = error.code === 'CONNECTION_CLOSED' && call?.unprocessed === true
    record.warnings.push(...onFailure({ error, written, unprocessed }))
  } else record.warnings.push(...onComplete())
  const hop = record.toHop(time.phases, traffic, endMs, error)
  metrics.hopEnded(hop)
  tell?.({ type: 'hop-ended', hop: index, record: hop })
  onEnd({
    hop,
    meant: record.meant,
    ...(body && { body }),
    ...(error && { error }),
    ...(upgraded && { upgraded })
  })
}

/** Of a WebSocket one says ws and wss, not http and https. */
function inWordsOf({ url }: HopPlan, error: ClientError): ClientError {
  if (!url.websocket) return error
  const { code, reason, phase, field, cause } = error
  const facts = { ...error.facts, scheme: url.scheme === 'https' ? 'wss' : 'ws' }
  return new ClientError(code, { reason, phase, field, facts, cause })
}
