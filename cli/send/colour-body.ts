import type { TextLanguage } from '#shared/format/guess-language.ts'
import type { Paint } from '../terminal/colours.ts'

/** A string, the name of a member where a colon follows, a number, a word. Unrolled: long strings exhaust no stack. */
const JSON_TOKEN =
  /("[^"\\\n]*(?:\\.[^"\\\n]*)*")(\s*:)?|(?<![\w\\.])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\w)|(?<!\\)\b(?:true|false|null)\b/g
/** A comment, or a tag cut into its beginning and the rest. */
const TAG = /<!--[\s\S]*?-->|(<[/?!]?[^\s<>/]+)([^<>]*>)/g
/** The name of an attribute, and its value. */
const ATTRIBUTE = /([^\s=<>"'/]+)(=)("[^"]*"|'[^']*')/g

/** A body that was laid out and made visible, in colours. */
export function colourBody(text: string, language: TextLanguage, paint: Paint): string {
  if (language === 'json') return colourJson(text, paint)
  return language === 'xml' || language === 'html' ? colourMarkup(text, paint) : text
}

function colourJson(text: string, paint: Paint): string {
  return text.replace(JSON_TOKEN, (token, string?: string, colon?: string) => {
    if (string !== undefined)
      return colon === undefined ? paint('green', string) : `${paint('cyan', string)}${colon}`
    return paint(/^[tfn]/.test(token) ? 'magenta' : 'yellow', token)
  })
}

function colourMarkup(text: string, paint: Paint): string {
  return text.replace(TAG, (tag, start?: string, rest = '') => {
    if (start === undefined) return paint('muted', tag)
    const [end = '>'] = /[/?]?>$/.exec(String(rest)) ?? []
    const inside = String(rest).slice(0, -end.length)
    const attributes = inside.replace(
      ATTRIBUTE,
      (_, name: string, sign: string, value: string) =>
        `${paint('yellow', name)}${sign}${paint('green', value)}`
    )
    return `${paint('cyan', start)}${attributes}${paint('cyan', end)}`
  })
}
