import type { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead, Warning } from '#shared/model/exchange.ts'
import type { BodyTarget } from '../bodies/body-target.ts'
import { EventTap } from '../sse/event-tap.ts'
import { isEventStream } from '../sse/is-event-stream.ts'
import { BodyReceiver } from './decoding/body-receiver.ts'
import type { HopPlan } from './hop-plan.ts'

/**
 * Makes what receives the body of a hop's final answer. Each hop stores its own, since one that failed may have stored
 * something before it was tried again; but an event stream that goes on does so in the body in which it began.
 * @param onFailure told why no more of it is decoded
 */
export function receiveBody(
  plan: HopPlan,
  head: ResponseHead,
  warnings: Warning[],
  onFailure: (error: ClientError) => void
): BodyReceiver {
  const { exchangeId, index, bodies, settings, continued } = plan
  const { headers } = head
  if (isEventStream(headers)) {
    const id = continued?.id ?? idOf(exchangeId, index)
    const target = tapEvents(plan, bodies.resume(id, head))
    const receiver = new BodyReceiver(id, target, headers, settings.decoding, warnings, onFailure)
    receiver.encodedSize = continued?.encodedSize ?? 0
    return receiver
  }
  const id = idOf(exchangeId, index)
  return new BodyReceiver(id, bodies.create(id, head), headers, settings.decoding, warnings, onFailure)
}

function idOf(exchangeId: string, index: number): string {
  return index === 0 ? exchangeId : `${exchangeId}-${index}`
}

/** Events are only looked for when somebody watches, or when it matters which was the last. */
function tapEvents({ index: hop, eventStream, watcher, tell, clock }: HopPlan, body: BodyTarget): BodyTarget {
  if (!tell && !eventStream.reconnects) return body
  return new EventTap(
    body,
    eventStream.position,
    event => {
      eventStream.noteEvent()
      tell?.({ type: 'server-sent-event', hop, atMs: clock(), event })
    },
    watcher
  )
}
