import { formatCount } from '../format/count.ts'

/** Beyond either of these a server may be hammered by accident: a person confirms it first. */
export const CONFIRM_ABOVE = { count: 1000, concurrency: 50 } as const

/** What no run goes beyond. */
export const MOST = {
  /** Repeats of a request. */
  count: 100_000,
  /** Requests that are under way at the same time. */
  concurrency: 500,
  /** Milliseconds between two requests. */
  delayMs: 3_600_000,
  /** Requests of a run through a folder: its items times its iterations. */
  flow: 100_000
} as const

type ConfirmedField = keyof typeof CONFIRM_ABOVE

/** What of these numbers has to be confirmed, in the order in which it is asked. */
export function toConfirm(asked: { count: number; concurrency: number }): ConfirmedField[] {
  const fields = ['count', 'concurrency'] as const
  // Of few requests not more are under way than there are.
  const real = { ...asked, concurrency: Math.min(asked.concurrency, asked.count) }
  return fields.filter(field => real[field] > CONFIRM_ABOVE[field])
}

/** Why so many are not sent unasked. */
export function overloadProblem(field: ConfirmedField, asked: number): string {
  const what = field === 'count' ? 'requests' : 'requests at the same time'
  const limit = formatCount(CONFIRM_ABOVE[field])
  return `${formatCount(asked)} ${what} have to be confirmed: more than ${limit} could overload the server.`
}
