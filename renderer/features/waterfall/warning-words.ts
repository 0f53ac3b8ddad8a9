import { visibleText } from '#shared/format/visible-text.ts'
import type { Warning } from '#shared/model/exchange.ts'

/** A warning as a sentence. */
export function explainWarning({ code, detail }: Warning): string {
  const fact = visibleText(detail)
  switch (code) {
    case 'unknown-coding':
      return `The body is coded in a way that cannot be undone here (${fact}). It is shown as it came.`
    case 'damaged-coding':
      return `The compressed body is damaged (${fact}). What could be unpacked is shown.`
    default:
      return fact
  }
}
