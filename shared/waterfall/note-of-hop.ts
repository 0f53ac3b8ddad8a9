import type { Exchange, Hop } from '../model/exchange.ts'
import { explainReuse, nameReason } from './hop-words.ts'

/** What a waterfall that leaves the window says of a hop: why it happened, and whose connection it rode on. */
export function noteOfHop(hop: Hop, exchange: Exchange): string | undefined {
  const notes = [nameReason(hop, exchange), explainReuse(hop, exchange)].filter(note => note !== undefined)
  return notes.length > 0 ? notes.join(' · ') : undefined
}
