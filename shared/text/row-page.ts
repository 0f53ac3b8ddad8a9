const INDENT = 0x20
const LINE_END = 0x0a
/** Pieces up to this size are copied byte by byte, which is faster than through a view of them. */
const SMALL_BYTES = 48

/** What a row begins inside of, by its number in a page. */
export const WITHIN = [undefined, 'string', 'name', 'tag', 'comment', 'text'] as const
export type Within = NonNullable<(typeof WITHIN)[number]>

/** A row of a page without its text. See `TextRow`. */
export interface RowTraits {
  depth: number
  continued: boolean
  opens: boolean
  within: Within | undefined
}

/**
 * Rows that have been written out: their bytes one after the other, with a line end behind each line and none where a
 * line goes on in the next row.
 */
export class RowPage {
  /** How many rows there are. The last one may still be written. */
  count = 0
  #bytes = new Uint8Array(64 * 1024)
  #length = 0
  #starts = new Int32Array(1024)
  /** Depth, what it is within, whether it opens and continues: from the high bits to the low. */
  #traits = new Int32Array(1024)

  /** Bytes so far, until something is written or it is cleared. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  get length(): number {
    return this.#length
  }

  clear(): void {
    this.#length = 0
    this.count = 0
  }

  /** Forgets the first rows: those after them move up. */
  drop(count: number): void {
    const from = this.startOf(count)
    this.#bytes.copyWithin(0, from, this.#length)
    this.#length -= from
    for (let index = count; index < this.count; index++) {
      this.#starts[index - count] = (this.#starts[index] ?? 0) - from
      this.#traits[index - count] = this.#traits[index] ?? 0
    }
    this.count -= count
  }

  /** Where a row begins in the bytes. Of one that is not there: where they end. */
  startOf(index: number): number {
    return index < this.count ? (this.#starts[index] ?? 0) : this.#length
  }

  /** The bytes of a row, without a line end. */
  rowBytes(index: number): Uint8Array {
    const end = this.startOf(index + 1)
    const endsLine = index + 1 < this.count && this.#bytes[end - 1] === LINE_END
    return this.#bytes.subarray(this.startOf(index), endsLine ? end - 1 : end)
  }

  traits(index: number): RowTraits {
    const traits = this.#traits[index] ?? 0
    return {
      depth: traits >> 5,
      within: WITHIN[(traits >> 2) & 7],
      opens: (traits & 2) !== 0,
      continued: (traits & 1) !== 0
    }
  }

  beginRow(depth: number, continued: boolean, within: number): void {
    if (this.count === this.#starts.length) this.#growRows()
    this.#starts[this.count] = this.#length
    this.#traits[this.count++] = (depth << 5) | (within << 2) | (continued ? 1 : 0)
  }

  /** The row that is written now ends with something that opens. */
  markOpen(): void {
    this.#traits[this.count - 1] = (this.#traits[this.count - 1] ?? 0) | 2
  }

  indent(count: number): void {
    this.#reserve(count)
    const end = this.#length + count
    while (this.#length < end) this.#bytes[this.#length++] = INDENT
  }

  endLine(): void {
    this.#reserve(1)
    this.#bytes[this.#length++] = LINE_END
  }

  append(piece: Uint8Array, from: number, to: number): void {
    this.#reserve(to - from)
    const bytes = this.#bytes
    let length = this.#length
    if (to - from > SMALL_BYTES) {
      bytes.set(piece.subarray(from, to), length)
      length += to - from
    } else for (let at = from; at < to; at++) bytes[length++] = piece[at] ?? 0
    this.#length = length
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + count))
    larger.set(this.bytes)
    this.#bytes = larger
  }

  #growRows(): void {
    const starts = new Int32Array(this.count * 2)
    const traits = new Int32Array(this.count * 2)
    starts.set(this.#starts)
    traits.set(this.#traits)
    this.#starts = starts
    this.#traits = traits
  }
}
