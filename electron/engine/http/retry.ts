import type { ClientError } from '#shared/model/client-error.ts'
import type { ResponseHead, RetryFacts } from '#shared/model/exchange.ts'
import type { RetrySettings } from '#shared/model/settings.ts'
import { findHeader } from './raw-headers.ts'

/** RFC 9110 §9.2.2, and QUERY (RFC 10008). */
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE', 'QUERY'])
const CONNECTION_ERRORS = new Set(['DNS', 'CONNECT', 'PROXY', 'CONNECTION_CLOSED', 'TIMEOUT'])
/** What stays as it is however often it is tried. */
const LASTING = new Set(['total', 'status', 'auth', 'credentials'])

export function isIdempotent(method: string): boolean {
  return IDEMPOTENT.has(method)
}

/** How an attempt ended: with an answer, or with an error and whether any of the request had been written by then. */
export type AttemptEnd = { response: ResponseHead } | { error: ClientError; written: boolean }

export type RetryVerdict = { retry: RetryFacts } | { withheld: 'method' | 'body' } | undefined

/**
 * Whether to try again, after which wait. Undefined when it ended well, in a way that will not pass, or often enough.
 * @param attempt the number of the retry in question, from 1. @param random between 0 and 1
 */
export function judgeAttempt(
  end: AttemptEnd,
  { method, replayable }: { method: string; replayable: boolean },
  attempt: number,
  settings: RetrySettings,
  now?: Date,
  random?: number
): RetryVerdict {
  if (attempt > settings.count || !mayPass(end)) return undefined
  if (!replayable) return { withheld: 'body' }
  const safe = isIdempotent(method) || settings.allMethods || wasNotProcessed(end)
  if (!safe) return { withheld: 'method' }
  const retryAfterMs = 'response' in end ? readRetryAfter(end.response, now) : undefined
  const backoffMs = (random ?? Math.random()) * Math.min(settings.baseMs * 2 ** (attempt - 1), settings.maxMs)
  const waitMs = retryAfterMs === undefined ? backoffMs : Math.min(retryAfterMs, settings.maxRetryAfterMs)
  return {
    retry: {
      attempt,
      of: settings.count,
      waitMs: Math.round(waitMs),
      ...(retryAfterMs !== undefined && { retryAfterMs })
    }
  }
}

/** Whether another attempt may end better. */
export function mayPass(end: AttemptEnd | { error: ClientError }): boolean {
  if ('response' in end) return end.response.status === 429 || end.response.status >= 500
  const { code, reason, phase } = end.error
  // To wait anew would make nothing of the limit for waiting.
  if (phase === 'backoff') return false
  if (code === 'TLS') return reason === 'closed'
  return CONNECTION_ERRORS.has(code) && !(reason !== undefined && LASTING.has(reason))
}

function wasNotProcessed(end: AttemptEnd): boolean {
  if ('error' in end) return !end.written
  const { status, headers } = end.response
  return status === 429 || (status === 503 && findHeader(headers, 'retry-after') !== undefined)
}

/** RFC 9110 §10.2.3: seconds, or a date. Undefined when it is neither. */
export function readRetryAfter(
  { headers }: Pick<ResponseHead, 'headers'>,
  now: Date = new Date()
): number | undefined {
  const value = findHeader(headers, 'retry-after')?.trim()
  if (value === undefined) return undefined
  if (/^\d+$/.test(value)) return Math.min(Number(value), Number.MAX_SAFE_INTEGER / 1000) * 1000
  // Of all that `Date.parse` takes for a date, those of RFC 9110 §5.6.7 begin with the day of the week.
  const date = /^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? /.test(value)
    ? Date.parse(value.endsWith('GMT') ? value : `${value} GMT`)
    : Number.NaN
  return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime())
}
