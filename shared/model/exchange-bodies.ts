import type { Exchange } from './exchange.ts'

/** The ids of all bodies that are stored with an exchange, to be released with it: its answer, and what was sent. */
export function bodiesOf({ body, hops }: Pick<Exchange, 'body' | 'hops'>): string[] {
  const sent = hops.flatMap(hop => hop.sent?.body?.id ?? [])
  return body ? [body.id, ...sent] : sent
}
