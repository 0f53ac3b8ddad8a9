import { visibleText } from '#shared/format/visible-text.ts'
import type { Result } from '#shared/model/results.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import { INDENT } from './failure-lines.ts'
import type { Style } from './style.ts'

/** The lines that stand under a request of which not all is checked: else one would rely on what nobody has looked at. */
export function skippedLines(skipped: readonly Result[], { paint, columns }: Style): string[] {
  return skipped.flatMap(({ label, message = 'Skipped.' }) =>
    wrapText(visibleText(`${label}: ${message}`), columns - INDENT).map(
      line => `${' '.repeat(INDENT)}${paint('yellow', line)}`
    )
  )
}
