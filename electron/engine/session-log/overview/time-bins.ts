import type { LogBin } from '#shared/model/socket/log-event.ts'
import { isControl } from '#shared/model/socket/opcodes.ts'
import type { Records } from '../format/index-record.ts'

const BINS = 16_384
/** Of sent ones: messages, bytes; of received ones: the same; control frames; and the largest. */
const FIELDS = 6
const CONTROL = 4
const LARGEST = 5
const FIRST_WIDTH_MS = 1

/**
 * Messages by their time, in parts of one width. Whenever the time goes beyond the last part, two become one: so its
 * size stays the same, and what is added to it costs the same.
 */
export class TimeBins {
  /** Of each part, in milliseconds. */
  width = FIRST_WIDTH_MS
  readonly #values = new Float64Array(BINS * FIELDS)

  /** Takes in what is no note. */
  add(records: Records, n: number): void {
    const atMs = records.atMs(n)
    while (atMs >= this.width * BINS) this.#halve()
    addTo(this.#values, Math.floor(atMs / this.width) * FIELDS, records, n)
  }

  /** Whether a span can be told in so many parts: each of ours then lies in one of them, or goes over one border. */
  canTell(fromMs: number, toMs: number, count: number): boolean {
    return (toMs - fromMs) / count >= this.width * 2
  }

  /**
   * A span in equal parts. What is on a border counts to the part in which most of it lies.
   * @param keptMs what was before it is left out
   */
  tell(fromMs: number, toMs: number, count: number, keptMs: number): LogBin[] {
    const told = new BinRow(fromMs, toMs, count)
    const first = Math.floor(Math.max(fromMs, keptMs) / this.width)
    const end = Math.min(BINS, Math.floor(toMs / this.width) + 1)
    // Of the part in which the span ends all is told: at the end of a log nothing comes after it.
    for (let bin = first; bin < end; bin++)
      told.merge(Math.min((bin + 0.5) * this.width, toMs), this.#values, bin * FIELDS)
    return told.bins
  }

  #halve(): void {
    const values = this.#values
    for (let bin = 0; bin < BINS / 2; bin++) {
      const [to, a, b] = [bin * FIELDS, bin * 2 * FIELDS, (bin * 2 + 1) * FIELDS]
      for (let field = 0; field < LARGEST; field++)
        values[to + field] = (values[a + field] ?? 0) + (values[b + field] ?? 0)
      values[to + LARGEST] = Math.max(values[a + LARGEST] ?? 0, values[b + LARGEST] ?? 0)
    }
    values.fill(0, (BINS / 2) * FIELDS)
    this.width *= 2
  }
}

/** A span in equal parts that are being filled. */
export class BinRow {
  readonly #fromMs: number
  readonly #toMs: number
  readonly #count: number
  readonly #values: Float64Array

  constructor(fromMs: number, toMs: number, count: number) {
    this.#fromMs = fromMs
    this.#toMs = toMs
    this.#count = count
    this.#values = new Float64Array(count * FIELDS)
  }

  /** Takes in what is no note. */
  add(records: Records, n: number): void {
    const at = this.#placeOf(records.atMs(n))
    if (at !== undefined) addTo(this.#values, at, records, n)
  }

  merge(atMs: number, from: Float64Array, start: number): void {
    const at = this.#placeOf(atMs)
    if (at === undefined) return
    for (let field = 0; field < LARGEST; field++)
      this.#values[at + field] = (this.#values[at + field] ?? 0) + (from[start + field] ?? 0)
    this.#values[at + LARGEST] = Math.max(this.#values[at + LARGEST] ?? 0, from[start + LARGEST] ?? 0)
  }

  get bins(): LogBin[] {
    return Array.from({ length: this.#count }, (_, bin) => {
      const own = this.#values.subarray(bin * FIELDS, (bin + 1) * FIELDS)
      const [sent = 0, sentBytes = 0, received = 0, receivedBytes = 0, control = 0, maxBytes = 0] = own
      return {
        sent: { messages: sent, bytes: sentBytes },
        received: { messages: received, bytes: receivedBytes },
        control,
        maxBytes
      }
    })
  }

  /** The end belongs to the last part, so that the last message of a log is seen. */
  #placeOf(atMs: number): number | undefined {
    if (atMs < this.#fromMs || atMs > this.#toMs) return undefined
    const share = (atMs - this.#fromMs) / (this.#toMs - this.#fromMs || 1)
    return Math.min(this.#count - 1, Math.floor(share * this.#count)) * FIELDS
  }
}

function addTo(values: Float64Array, at: number, records: Records, n: number): void {
  const opcode = records.opcode(n)
  if (opcode && isControl(opcode)) {
    values[at + CONTROL] = (values[at + CONTROL] ?? 0) + 1
    return
  }
  const field = records.isSent(n) ? at : at + 2
  const bytes = records.size(n)
  values[field] = (values[field] ?? 0) + 1
  values[field + 1] = (values[field + 1] ?? 0) + bytes
  if (bytes > (values[at + LARGEST] ?? 0)) values[at + LARGEST] = bytes
}
