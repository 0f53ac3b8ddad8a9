interface Row {
  id: string
}

/** The row that takes the focus when others go: the first that stays behind the last of them, else the last before. */
export function rowAfter(rows: readonly Row[], going: ReadonlySet<string>): string | undefined {
  const last = rows.findLastIndex(({ id }) => going.has(id))
  const after = rows.slice(last + 1)[0]
  return (after ?? rows.slice(0, Math.max(0, last)).findLast(({ id }) => !going.has(id)))?.id
}
