import { useState } from 'react'

/** A key for each row of a list, in its order. */
export interface RowKeys {
  rows: readonly object[]
  keys: readonly number[]
  /** The next that is free. */
  next: number
}

export const NO_KEYS: RowKeys = { rows: [], keys: [], next: 0 }

/**
 * The keys of a list that has changed: what is the same object keeps its own wherever it has come to; of a list of the same
 * length what is at the same place was edited there, and keeps it too.
 */
export function keysAfter({ rows: before, keys, next }: RowKeys, rows: readonly object[]): RowKeys {
  const known = new Map(before.map((row, index) => [row, keys[index]]))
  const kept = new Set(rows.map(row => known.get(row)))
  let free = next
  const keyOf = (row: object, index: number) => {
    const own = known.get(row)
    if (own !== undefined) return own
    const there = rows.length === before.length ? keys[index] : undefined
    return there === undefined || kept.has(there) ? free++ : there
  }
  return { rows, keys: rows.map(keyOf), next: free }
}

/** Keys for the rows of a list, by which each keeps what is typed in it and is no value yet. */
export function useRowKeys(rows: readonly object[]): readonly number[] {
  const [known, setKnown] = useState(() => keysAfter(NO_KEYS, rows))
  if (known.rows === rows) return known.keys
  const next = keysAfter(known, rows)
  setKnown(next)
  return next.keys
}
