const CONTROL = /\x1b\[(?<count>\d*)(?:;\d*)*(?<final>[A-Za-z])|[\r\n]|[^\x1b\r\n]/gu

/** What stands on a terminal after all of this was written to it: rows without the space at their ends. */
export function screenOf(written: string, columns = 80): string[] {
  const rows: string[][] = [[]]
  let row = 0
  let column = 0
  const down = () => {
    row++
    rows[row] ??= []
  }
  for (const { 0: sign, groups } of written.matchAll(CONTROL)) {
    const { final, count = '' } = groups ?? {}
    const by = count === '' ? 1 : Number(count)
    if (sign === '\r') column = 0
    else if (sign === '\n') down()
    else if (final === 'A') row = Math.max(0, row - by)
    else if (final === 'B') row += by
    else if (final === 'C') column += by
    else if (final === 'D') column = Math.max(0, column - by)
    else if (final === 'G') column = by - 1
    else if (final === 'J') {
      rows.length = row + 1
      rows[row] = (rows[row] ?? []).slice(0, column)
    } else if (final === 'K') rows[row] = (rows[row] ?? []).slice(0, column)
    else if (final === undefined) {
      if (column === columns) {
        down()
        column = 0
      }
      const line = rows[row] ?? []
      while (line.length < column) line.push(' ')
      line[column++] = sign
      rows[row] = line
    }
  }
  return rows.map(line => line.join('').trimEnd())
}
