import { visibleText } from '#shared/format/visible-text.ts'
import type { Warning } from '#shared/model/exchange.ts'

/** A warning as a sentence that can be shown: names in it may be the server's. */
export function explainWarning({ detail }: Warning): string {
  return visibleText(detail)
}
