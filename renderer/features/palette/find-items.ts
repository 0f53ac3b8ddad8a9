import { filterByTitle } from '../../commands/match-title.ts'
import type { PaletteItem } from './palette-item.ts'

/** As many as a person would look through. */
const MOST = 60

/** What can be chosen from, in the order in which it is offered. */
export interface PaletteOffer {
  recent: readonly PaletteItem[]
  /** Commands and open tabs. */
  usual: readonly PaletteItem[]
  /** Only what is searched for is shown of them: they may be thousands. */
  items: readonly PaletteItem[]
}

/** The best first; without a query what was used last, and what can be done. */
export function findItems(query: string, { recent, usual, items }: PaletteOffer): PaletteItem[] {
  if (query.trim() === '') return onceEach([...recent.slice(0, 5), ...usual])
  return filterByTitle(query, onceEach([...recent, ...usual, ...items])).slice(0, MOST)
}

/** Of two with one id a list would leave a row behind, and show it whatever is typed. */
function onceEach(items: readonly PaletteItem[]): PaletteItem[] {
  const seen = new Set<string>()
  return items.filter(({ id }) => seen.size !== seen.add(id).size)
}
