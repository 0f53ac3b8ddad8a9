import type { LogMatch } from '#shared/model/socket/log-filter.ts'
import type { Records } from '../format/index-record.ts'

/** What a match says of what is in the index. */
export class IndexMatch {
  readonly #match: LogMatch
  readonly #opcodes: ReadonlySet<string> | undefined
  readonly #lanes: ReadonlySet<number> | undefined
  readonly #direction: 'sent' | 'received' | 'none' | undefined
  readonly #notes: boolean

  constructor(match: LogMatch) {
    this.#match = match
    const { query, jsonPath, directions, opcodes, minBytes, maxBytes, lanes } = match
    this.#opcodes = opcodes && new Set(opcodes)
    this.#lanes = lanes && new Set(lanes)
    this.#direction = directions && onlyOf(directions)
    const ofMessages = [query, jsonPath, directions, opcodes, minBytes, maxBytes]
    this.#notes = match.notes ?? ofMessages.every(each => each === undefined)
  }

  /** Whether an entry may be meant, as far as the index tells: of a note that is all. */
  holds(records: Records, n: number): boolean {
    const { fromMs = 0, toMs = Number.POSITIVE_INFINITY } = this.#match
    const kind = records.kind(n)
    // Of what is damaged neither time nor connection is known.
    if (!kind) return this.#notes
    const atMs = records.atMs(n)
    if (atMs < fromMs || atMs > toMs) return false
    if (this.#lanes && !this.#lanes.has(records.lane(n))) return false
    return records.isMessage(n) ? this.#holdsMessage(records, n, kind) : this.#notes
  }

  #holdsMessage(records: Records, n: number, kind: string): boolean {
    const { minBytes = 0, maxBytes = Number.POSITIVE_INFINITY } = this.#match
    if (this.#opcodes && !this.#opcodes.has(kind)) return false
    if (this.#direction !== undefined && this.#direction !== (records.isSent(n) ? 'sent' : 'received'))
      return false
    const size = records.size(n)
    return size >= minBytes && size <= maxBytes
  }
}

function onlyOf(directions: readonly ('sent' | 'received')[]): 'sent' | 'received' | 'none' | undefined {
  const [sent, received] = [directions.includes('sent'), directions.includes('received')]
  if (sent && received) return undefined
  return sent ? 'sent' : received ? 'received' : 'none'
}
