import { useRef } from 'react'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { RateMeter, type TrafficRate } from '#shared/session-timeline/rate-meter.ts'

interface Meters {
  id: string
  of: LogStanding | undefined
  sent: RateMeter
  received: RateMeter
}

/** What goes each way now. It is right whenever it is drawn anew, which has to happen a few times a second. */
export function useTrafficRates(
  id: string,
  standing: LogStanding
): { sent: TrafficRate; received: TrafficRate } {
  const meters = useRef<Meters>(undefined)
  if (meters.current?.id !== id)
    meters.current = { id, of: undefined, sent: new RateMeter(), received: new RateMeter() }
  const { current } = meters
  const atMs = performance.now()
  if (current.of !== standing) {
    current.of = standing
    current.sent.add(atMs, standing.sent)
    current.received.add(atMs, standing.received)
  }
  return { sent: current.sent.rate(atMs), received: current.received.rate(atMs) }
}
