import { markCovered, RECORD_BYTES, Records } from '../format/index-record.ts'

const ASTERISK = 0x2a

/**
 * Covers what is secret in messages by asterisks, byte for byte, where it lies in one message as a whole, and marks
 * their entries. Notes are left as they are: they are JSON of ours.
 * @param pieces data that lies one piece after the other, no entry in two of them
 * @param start where the first of them begins in the data of the segment
 * @param index their entries
 * @param secrets longest first
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
    for (const secret of secrets) coverSecret(piece, from, index, records, secret)
    from += piece.length
  }
}

function coverSecret(
  piece: Buffer,
  start: number,
  index: Buffer,
  records: Records,
  secret: Uint8Array
): void {
  if (secret.length === 0) return
  let n = 0
  for (let at = piece.indexOf(secret); at >= 0; ) {
    const end = at + secret.length
    while (n < records.count && records.end(n) <= start + at) n++
    const isWithin = records.offset(n) <= start + at && start + end <= records.end(n)
    if (isWithin && records.isMessage(n)) {
      piece.fill(ASTERISK, at, end)
      markCovered(index, n * RECORD_BYTES)
      at = piece.indexOf(secret, end)
    } else at = piece.indexOf(secret, at + 1)
  }
}
