const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })

/** What a cell is ordered by. */
export interface SortKey {
  number: number | undefined
  text: string
}

export function sortKeyOf(cell: string | undefined): SortKey {
  const text = cell?.trim() ?? ''
  const number = text === '' ? Number.NaN : Number(text)
  return { number: Number.isNaN(number) ? undefined : number, text }
}

/** Numbers by their value before texts by their words. Empty cells stay at the end, whichever way it goes. */
export function compareKeys(a: SortKey, b: SortKey, descending: boolean): number {
  const empty = Number(a.text === '') - Number(b.text === '')
  if (empty !== 0 || a.text === '') return empty
  return descending ? -compareFilled(a, b) : compareFilled(a, b)
}

function compareFilled(a: SortKey, b: SortKey): number {
  if (a.number !== undefined && b.number !== undefined) return a.number - b.number
  if (a.number !== undefined || b.number !== undefined) return a.number !== undefined ? -1 : 1
  return collator.compare(a.text, b.text)
}
