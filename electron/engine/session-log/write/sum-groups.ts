import { crc32 } from 'node:zlib'
import { GROUP_BYTES, GROUP_ENTRIES, type GroupSum } from '../format/group-sums.ts'
import { RECORD_BYTES, Records } from '../format/index-record.ts'

/** So many entries are gone through before it is looked where their data ends: that takes longer than their checksums. */
const LOOK_EVERY = 8

/** Where a batch begins in its segment. */
export interface BatchPlace {
  entries: number
  dataBytes: number
}

/**
 * The checksums of a batch, group by group.
 * @param data in pieces, no entry in two of them
 * @param index their entries, in pieces
 * @param before what the first group's begins with: see `GroupSum`
 */
export function sumGroups(
  data: readonly Buffer[],
  index: readonly Buffer[],
  { entries, dataBytes }: BatchPlace,
  before = 0
): GroupSum[] {
  const [dataLeft, indexLeft] = [new Pieces(data), new Pieces(index)]
  const sums: GroupSum[] = []
  let seed = before
  let [from, count, end] = [dataBytes, 0, entries]
  const endGroup = (dataEnd: number) => {
    const ofData = dataLeft.sumNext(dataEnd - from, seed)
    sums.push({ end, sum: indexLeft.sumNext(count * RECORD_BYTES, ofData) })
    seed = 0
    from = dataEnd
    count = 0
  }
  let dataEnd = dataBytes
  for (const piece of index) {
    const records = new Records(piece)
    for (let n = 0; n < records.count; n++) {
      count++
      end++
      if (count % LOOK_EVERY !== 0 && n < records.count - 1) continue
      dataEnd = records.end(n)
      if (count === GROUP_ENTRIES || dataEnd - from >= GROUP_BYTES) endGroup(dataEnd)
    }
  }
  if (count > 0) endGroup(dataEnd)
  return sums
}

/** Bytes that lie in pieces, from the first on. */
class Pieces {
  readonly #pieces: readonly Buffer[]
  #piece = 0
  #at = 0

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces
  }

  /** The checksum of the next bytes. @param before that of what comes before them */
  sumNext(length: number, before: number): number {
    let sum = before
    for (let left = length; left > 0; ) {
      const piece = this.#pieces[this.#piece]
      if (!piece) break
      const end = Math.min(piece.length, this.#at + left)
      sum = crc32(piece.subarray(this.#at, end), sum)
      left -= end - this.#at
      this.#at = end
      if (end < piece.length) continue
      this.#piece++
      this.#at = 0
    }
    return sum
  }
}
