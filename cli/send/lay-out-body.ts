import type { TextLanguage } from '#shared/format/guess-language.ts'
import { layJsonOut } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'

/** A text over lines as its language has them; as it came where it is none of them, or broken. */
export function layOutBody(text: string, language: TextLanguage): string {
  if (language === 'json') return layJsonOut(text).text
  if (language === 'xml' || language === 'html') return prettyMarkup(text, language) ?? text
  return text
}
