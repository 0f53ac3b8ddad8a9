import { markCovered, RECORD_BYTES, Records } from '../format/index-record.ts'

const ASTERISK = 0x2a

/**
 * Covers what is secret in messages by asterisks, byte for byte, where it lies in one message as a whole, and marks
 * their entries. Notes are left as they are: they are JSON of ours.
 * @param pieces data that lies one piece after the other, no entry in two of them
 * @param start where the first of them begins in the data of the segment
 * @param index their entries
 */
export function coverMessages(
  pieces: readonly Buffer[],
  start: number,
  index: Buffer,
  secrets: readonly Uint8Array[]
): void {
  const records = new Records(index)
  let from = start
  for (const piece of pieces) {
    // Before any is covered: one that overlaps another would not be found any more.
    const found = secrets.flatMap(secret => findSecret(piece, from, records, secret))
    for (const { begin, end, entry } of found) {
      piece.fill(ASTERISK, begin, end)
      markCovered(index, entry * RECORD_BYTES)
    }
    from += piece.length
  }
}

/** Where a piece has a secret, and the number of the entry that it is in. */
interface Found {
  begin: number
  end: number
  entry: number
}

function findSecret(piece: Buffer, start: number, records: Records, secret: Uint8Array): Found[] {
  const found: Found[] = []
  if (secret.length === 0) return found
  let entry = 0
  for (let begin = piece.indexOf(secret); begin >= 0; begin = piece.indexOf(secret, begin + 1)) {
    const end = begin + secret.length
    while (entry < records.count && records.end(entry) <= start + begin) entry++
    const isWithin = records.offset(entry) <= start + begin && start + end <= records.end(entry)
    if (!isWithin || !records.isMessage(entry)) continue
    const last = found.at(-1)
    if (last?.entry === entry && begin <= last.end) last.end = end
    else found.push({ begin, end, entry })
  }
  return found
}
