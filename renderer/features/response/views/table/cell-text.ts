import { visibleText } from '#shared/format/visible-text.ts'

/** More of a cell is never in sight. */
const MOST = 500

/** A cell in one line: its line ends as signs, and what would be invisible or mislead written out. */
export function cellText(cell: string | undefined): string {
  return visibleText((cell ?? '').slice(0, MOST).replace(/\r\n?|\n/g, ' ↵ '))
}
