import { appendEvent, type EventTail } from './event-tail.ts'
import type { Exchange, Hop } from './exchange.ts'
import type { ExchangeEvent } from './exchange-event.ts'
import { addLiveSample, type LiveSamples } from './live-samples.ts'
import type { PhaseName } from './phases.ts'

/** A phase that has started and not ended yet. */
export interface RunningPhase {
  hop: number
  name: PhaseName
  startMs: number
}

/** An exchange as far as its events have told it. When `running` is false it equals the final record. */
export interface LiveExchange {
  exchange: Exchange
  running: boolean
  phase?: RunningPhase
  progress: { sentBytes: number; receivedBytes: number }
  /** Of the hop that runs, once its body is under way; its record has finer ones. */
  samples?: LiveSamples
  /** Of an event stream, once an event has come. The whole of it is in the body. */
  events?: EventTail
}

/**
 * Folds one event into the exchange so far. Pure: hops that an event does not touch keep their identity.
 * Events for a hop that never started are ignored.
 */
export function applyExchangeEvent(
  live: LiveExchange | undefined,
  event: ExchangeEvent
): LiveExchange | undefined {
  if (event.type === 'started') {
    const { id, startedAt, request, insecure } = event
    return {
      exchange: { id, startedAt, request, insecure, hops: [], totalMs: 0 },
      running: true,
      progress: { sentBytes: 0, receivedBytes: 0 }
    }
  }
  if (!live) return undefined
  if ('hop' in event && event.type !== 'hop-started' && !live.exchange.hops[event.hop]) return live
  const { phase: _ended, ...rest } = live
  const { samples: _measured, ...between } = rest
  switch (event.type) {
    case 'hop-started': {
      const { hop: index, reason, cause, retry, changes, request, startMs } = event
      const hop: Hop = {
        index,
        reason,
        ...(cause && { cause }),
        ...(retry && { retry }),
        request,
        changes,
        cookies: { sent: [], stored: [], rejected: [] },
        phases: [],
        warnings: [],
        samples: { up: [], down: [] },
        startMs,
        endMs: startMs
      }
      const hops = [...live.exchange.hops.slice(0, index), hop]
      return {
        ...between,
        exchange: { ...live.exchange, hops },
        progress: { sentBytes: 0, receivedBytes: 0 }
      }
    }
    case 'phase-started':
      return { ...live, phase: { hop: event.hop, name: event.name, startMs: event.startMs } }
    case 'phase-ended':
      return updateHop(rest, event.hop, hop => ({
        ...hop,
        phases: [...hop.phases, event.phase],
        endMs: event.phase.endMs
      }))
    case 'connection':
      return updateHop(live, event.hop, hop => {
        const { connection, request, changes } = event
        return { ...hop, connection, request, changes }
      })
    case 'request-sent':
      return updateHop(live, event.hop, hop => ({ ...hop, sent: event.sent }))
    case 'response-head':
      return updateHop(live, event.hop, hop => ({ ...hop, response: event.response }))
    case 'progress':
      return {
        ...live,
        progress: { sentBytes: event.sentBytes, receivedBytes: event.receivedBytes },
        samples: addLiveSample(live.samples, event)
      }
    case 'server-sent-event':
      return { ...live, events: appendEvent(live.events, event.event, { hop: event.hop, atMs: event.atMs }) }
    case 'hop-ended':
      return updateHop(between, event.hop, () => event.record)
    case 'done':
      return { ...between, exchange: event.exchange, running: false }
  }
}

function updateHop(live: LiveExchange, index: number, update: (hop: Hop) => Hop): LiveExchange {
  const hops = live.exchange.hops.map((hop, i) => (i === index ? update(hop) : hop))
  return { ...live, exchange: { ...live.exchange, hops, totalMs: hops.at(-1)?.endMs ?? 0 } }
}
