import { ClientError } from '#shared/model/client-error.ts'
import type { TextNotice } from '#shared/model/text-document.ts'

/** What a filter found: pieces of text, one after the other, and what is to be said of them. */
export interface FilterResult {
  pieces: Iterable<string | Uint8Array>
  language: 'json' | 'xml' | 'text'
  notices: TextNotice[]
  /** There would be more. */
  isCut?: boolean
}

/** Most values that a filter finds: it may go on without end. */
export const MOST_RESULTS = 1_000_000

/** Why an expression cannot be evaluated. @param offset into it, from 0, where that is known */
export function refuseFilter(problem: string, offset?: number): ClientError {
  return new ClientError('BUILD', {
    field: 'filter',
    facts: { problem, ...(offset !== undefined && { offset }) }
  })
}

export function filterOutOfMemory(cause: unknown): ClientError {
  return new ClientError('BODY_LIMIT', { reason: 'filter-memory', cause })
}

/** @param size of the body in bytes @throws ClientError BODY_LIMIT `filter` when a filter cannot take so much */
export function assertFits(size: number, limit: number): void {
  if (size <= limit) return
  const mib = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024).toLocaleString('en')} MiB`
  throw new ClientError('BODY_LIMIT', { reason: 'filter', facts: { size: mib(size), limit: mib(limit) } })
}
