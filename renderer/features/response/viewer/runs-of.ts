/** Rows as runs of neighbours, in order: what is folded away between them is in none. */
export function runsOf(rows: readonly number[]): { from: number; count: number }[] {
  const runs: { from: number; count: number }[] = []
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const last = runs.at(-1)
    if (last && row === last.from + last.count) last.count++
    else runs.push({ from: row, count: 1 })
  }
  return runs
}
