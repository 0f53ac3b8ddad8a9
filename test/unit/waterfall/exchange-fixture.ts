import type { ErrorRecord } from '#shared/model/error.ts'
import type { Exchange, Hop } from '#shared/model/exchange.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { PhaseName } from '#shared/model/phases.ts'

/** A hop whose phases follow each other from `startMs`. */
export function hopOf(
  index: number,
  startMs: number,
  phases: [PhaseName, number][],
  rest: Partial<Hop> = {}
): Hop {
  let endMs = startMs
  const spans = phases.map(([name, durationMs]) => {
    const span = { name, startMs: endMs, endMs: endMs + durationMs }
    endMs = span.endMs
    return span
  })
  return {
    index,
    reason: index === 0 ? 'initial' : 'reconnect',
    request: { method: 'GET', url: 'http://example.test/', headers: [] },
    phases: spans,
    changes: [],
    cookies: { sent: [], stored: [], rejected: [] },
    warnings: [],
    samples: { up: [], down: [] },
    startMs,
    endMs,
    ...rest
  }
}

export function exchangeOf(hops: Hop[]): Exchange {
  return {
    id: 'x1',
    startedAt: '2026-11-21T12:00:00.000Z',
    request: { method: 'GET', url: 'http://example.test/', headers: [], body: { kind: 'empty' } },
    hops,
    totalMs: hops.at(-1)?.endMs ?? 0,
    insecure: false
  }
}

export function doneWith(hops: Hop[]): LiveExchange {
  return { exchange: exchangeOf(hops), running: false, progress: { sentBytes: 0, receivedBytes: 0 } }
}

/** An exchange whose last hop has just entered `name`. */
export function runningIn(name: PhaseName, hops: Hop[]): LiveExchange {
  const last = hops.at(-1)
  return {
    ...doneWith(hops),
    running: true,
    phase: { hop: last?.index ?? 0, name, startMs: last?.endMs ?? 0 }
  }
}

export function errorIn(phase: PhaseName | undefined): ErrorRecord {
  return { code: 'TIMEOUT', ...(phase && { phase }), facts: {}, message: 'It took too long.', hint: 'Wait.' }
}
