import type { Hop } from '#shared/model/exchange.ts'

/**
 * Whether the request of a hop was written at all. What others recorded does not tell how it was written, but its answer
 * tells that it was; one of the proxy answers what asked it for a tunnel, and that has no cookies.
 */
export function wentAlong({ sent, response }: Pick<Hop, 'sent' | 'response'>): boolean {
  return !response?.fromProxy && (sent !== undefined || response !== undefined)
}
