/** What differs between two texts, line by line: `-` gone, `+` new, in order. Line ends and blank lines count. */
export function lineDiff(before: string, after: string): string[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const width = now.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row -= 1) {
    for (let column = now.length - 1; column >= 0; column -= 1) {
      common[row * width + column] =
        old[row] === now[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const lines: string[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < now.length) {
    if (row < old.length && column < now.length && old[row] === now[column]) {
      row += 1
      column += 1
    } else if (row < old.length && (column === now.length || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(`-${old[row]}`)
      row += 1
    } else {
      lines.push(`+${now[column]}`)
      column += 1
    }
  }
  return lines
}
