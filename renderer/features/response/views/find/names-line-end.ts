import type { TextQuery } from '#shared/model/text-document.ts'

/** An escape, whose backslash is none that is escaped itself. */
const ESCAPED_LINE_END = /(?:^|[^\\])(?:\\\\)*\\(?:[nr]|x0[ad]|u000[ad]|u\{0*[ad]\}|c[JM])/i
const NEGATED_CLASS = /\[\^(?:\\.|[^\]\\])*\]/g

/** Whether a query asks for the end of a line, which no match contains. */
export function namesLineEnd({ text, regex }: TextQuery): boolean {
  return regex && ESCAPED_LINE_END.test(text.replace(NEGATED_CLASS, ''))
}
