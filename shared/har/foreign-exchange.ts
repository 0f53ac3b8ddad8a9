import type { Exchange, Hop, Phase } from '../model/exchange.ts'
import type { HarEntry } from './har.ts'
import { bodyInfoOf } from './har-bodies.ts'
import { headOf, requestOf } from './har-head.ts'
import { phasesOf } from './har-timings.ts'
import { recordedFailure } from './recorded-failure.ts'

/**
 * An exchange of one hop, as somebody else recorded it.
 * @param startedAt ISO 8601
 * @param newId what the ids of the exchange and its body are made by
 */
export function foreignExchange(entry: HarEntry, startedAt: string, newId: () => string): Exchange {
  const phases = phasesOfEntry(entry)
  const totalMs = phases.at(-1)?.endMs ?? 0
  const head = headOf(entry)
  const error = recordedFailure(entry)
  const request = requestOf(entry)
  const { postData } = entry.request
  const hop: Hop = {
    index: 0,
    reason: 'initial',
    request,
    phases,
    ...(head && { response: head }),
    changes: [],
    cookies: { sent: [], stored: [], rejected: [] },
    warnings: [],
    samples: { up: [], down: [] },
    ...(error && { error }),
    startMs: 0,
    endMs: totalMs
  }
  const body = bodyInfoOf(entry, newId())
  return {
    id: newId(),
    startedAt,
    request: {
      ...request,
      body: {
        kind: postData ? 'bytes' : 'empty',
        ...(postData && postData.mimeType !== '' && { contentType: postData.mimeType })
      }
    },
    hops: [hop],
    totalMs,
    ...(body && { body: { ...body, complete: !error } }),
    insecure: false,
    ...(error && { error })
  }
}

/** Where only the whole time is told, it counts as waiting for the answer. */
function phasesOfEntry({ timings, time }: HarEntry): Phase[] {
  const known = Object.fromEntries(Object.entries(timings).filter(([, ms]) => typeof ms === 'number'))
  const phases = phasesOf(known, 0)
  return phases.length === 0 && time ? phasesOf({ wait: time }, 0) : phases
}
