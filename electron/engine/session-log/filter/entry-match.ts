import type { LogMatch } from '#shared/model/socket/log-filter.ts'
import { compileQuery } from '#shared/text/compile-query.ts'
import type { Records } from '../format/index-record.ts'
import { JsonPathSearch } from './json-path-search.ts'
import { LineSearch } from './line-search.ts'
import { IndexMatch } from './match-index.ts'
import type { PayloadPage, PayloadSearch } from './payload-page.ts'
import { plainSearch } from './plain-search.ts'

/** Tells of which entries a match holds: first by the index, then by payloads of those that are left. */
export class EntryMatch {
  readonly #index: IndexMatch
  readonly #searches: PayloadSearch[] = []

  /** @throws ClientError BUILD `query` or `jsonPath` when it is none */
  constructor(match: LogMatch) {
    this.#index = new IndexMatch(match)
    const { query, jsonPath } = match
    if (query) this.#searches.push(plainSearch(query) ?? new LineSearch(compileQuery(query)))
    if (jsonPath !== undefined) this.#searches.push(new JsonPathSearch(jsonPath))
  }

  get needsPayload(): boolean {
    return this.#searches.length > 0
  }

  /** A sign for each entry of which it may hold. */
  byIndex(records: Records): Uint8Array {
    const signs = new Uint8Array(records.count)
    for (let n = 0; n < records.count; n++) signs[n] = this.#index.holds(records, n) ? 1 : 0
    return signs
  }

  /** Takes the sign away from messages of which it does not hold. */
  byPayload(page: PayloadPage, signs: Uint8Array): void {
    if (!this.needsPayload) return
    const notes = notesAmong(page, signs)
    for (const search of this.#searches) search.keep(page, signs)
    for (const n of notes) signs[n] = 1
  }
}

/** Notes have no payload in which anything could be found: where they are meant, they are. */
function notesAmong({ records, first, end }: PayloadPage, signs: Uint8Array): number[] {
  const notes: number[] = []
  for (let n = first; n < end; n++) if (signs[n] !== 0 && !records.isMessage(n)) notes.push(n)
  return notes
}
