/** In one row of a dump. */
export const ROW_BYTES = 16
const ROWS_BEFORE = 2
const ROWS = 6

/** What stands in two bodies where they begin to differ. */
export interface BytesApart {
  /** The first byte that differs, or that only one of them has. */
  at: number
  /** Where what is shown begins, at the start of a row. */
  from: number
  left: Uint8Array
  right: Uint8Array
}

/** @returns where two runs of bytes differ first; undefined where they are the same */
export function firstDifference(left: Uint8Array, right: Uint8Array): number | undefined {
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at++) if (left[at] !== right[at]) return at
  return left.length === right.length ? undefined : shorter
}

/** The rows that are shown of a difference. */
export function rowsAround(at: number): { from: number; length: number } {
  const from = Math.max(0, (Math.floor(at / ROW_BYTES) - ROWS_BEFORE) * ROW_BYTES)
  return { from, length: ROWS * ROW_BYTES }
}
