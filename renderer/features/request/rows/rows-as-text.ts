import type { DraftRow } from '#shared/model/draft/draft-row.ts'

/** How rows of one kind are written: see `RowKind.line`. */
export interface LineFormat<R extends DraftRow> {
  blank: R
  line?: { print(row: R): string; read(value: string, was: R | undefined): Omit<R, 'name' | 'enabled'> }
}

/** Rows as lines: `name: value`, one that is off after `// `. Line ends in a value are shown as `↵`. */
export function printRows<R extends DraftRow>(rows: readonly R[], format: LineFormat<R>): string {
  return rows.map(row => printRow(row, format)).join('\n')
}

/**
 * Reads lines as rows. `//` or `#` at its begin switches one off; without a colon it is all name, and blanks before the
 * colon are none of it. A line that stands as it was printed is the very row that it was, such blanks included; one that
 * has changed keeps what a line does not tell, by its name.
 * @param before the rows that the lines were printed from
 */
export function readRows<R extends DraftRow>(text: string, before: readonly R[], format: LineFormat<R>): R[] {
  const printed = new Map<string, R[]>()
  for (const row of before) {
    const line = printRow(row, format)
    printed.set(line, [...(printed.get(line) ?? []), row])
  }
  const lines = text.split(/\r\n|\r|\n/)
  const same = lines.map(line => printed.get(line)?.shift())
  const taken = new Set(same)
  return lines.flatMap((line, index) => {
    const unchanged = same[index]
    if (unchanged) return unchanged
    if (line.trim() === '') return []
    const { typed, value, enabled } = readLine(line)
    const known = (wanted: string) => before.find(row => row.name === wanted && !taken.has(row))
    const exact = known(typed)
    const name = exact ? typed : typed.trimEnd()
    const was = exact ?? known(name)
    if (was) taken.add(was)
    // What cannot be written in one line stays as it was, unless it was typed over.
    if (was && printValue(was, format) === value) return { ...was, name, enabled }
    const { print: _, read } = format.line ?? { print: undefined, read: undefined }
    return {
      ...format.blank,
      ...was,
      ...(read ? read(unfold(value), was) : { value: unfold(value) }),
      name,
      enabled
    }
  })
}

function printRow<R extends DraftRow>(row: R, format: LineFormat<R>): string {
  const value = printValue(row, format)
  return `${row.enabled ? '' : '// '}${fold(row.name)}:${value === '' ? '' : ` ${value}`}`
}

function printValue<R extends DraftRow>(row: R, { line }: LineFormat<R>): string {
  return fold(line ? line.print(row) : row.value)
}

function fold(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '↵')
}

function unfold(text: string): string {
  return text.replaceAll('↵', '\n')
}

function readLine(line: string): { typed: string; value: string; enabled: boolean } {
  const [, mark, rest = ''] = /^\s*(\/\/|#)?\s*(.*?)\s*$/.exec(line) ?? []
  // A colon before a space ends the name: another one may be part of it, as in `filter:from`.
  const [, typed = rest, value = ''] = /^(.*?):(?:\s+(.*)|)$/.exec(rest) ?? /^([^:]*):(.*)$/.exec(rest) ?? []
  return { typed, value, enabled: mark === undefined }
}
