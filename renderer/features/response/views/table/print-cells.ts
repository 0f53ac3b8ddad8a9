/** Rows of cells as tab-separated text, in quotes where a cell has a tab, a quote or a line end in it. */
export function printCells(rows: readonly (readonly (string | undefined)[])[]): string {
  return rows.map(cells => Array.from(cells, quote).join('\t')).join('\n')
}

function quote(cell = ''): string {
  return /[\t\n\r"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
