import type { Records } from '../format/index-record.ts'

/** The data of some entries, read at once: entries `first` to `end` of some records, which begin at `start` of it. */
export interface PayloadPage {
  records: Records
  first: number
  end: number
  bytes: Buffer
  start: number
}

/** A payload, as far as it is there. */
export function payloadAt({ records, bytes, start }: PayloadPage, n: number): Buffer {
  const from = records.offset(n) - start
  return from < 0 ? EMPTY : bytes.subarray(from, from + records.size(n))
}

/** Finds entries by their payloads. */
export interface PayloadSearch {
  /** Takes the sign away from the entries of a page, by their place in the records, in which it finds nothing. */
  keep(page: PayloadPage, signs: Uint8Array): void
}

const EMPTY = Buffer.alloc(0)
