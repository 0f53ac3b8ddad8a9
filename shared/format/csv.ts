import Papa from 'papaparse'

/**
 * Rows as CSV (RFC 4180), lines ended by CRLF, the last one too. A text that a spreadsheet would take for a formula gets
 * an apostrophe in front; numbers stay numbers.
 */
export function printCsv(rows: readonly (readonly (string | number | undefined)[])[]): string {
  const text = Papa.unparse(
    rows.map(row => row.map(value => value ?? '')),
    { escapeFormulae: true, newline: '\r\n' }
  )
  return `${text}\r\n`
}
