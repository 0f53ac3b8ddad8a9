import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { xssiPrefix } from '#shared/format/xssi-prefix.ts'
import { noticeOfEncoding } from './notice-words.ts'

/** A whole body as text. */
export interface TextContent {
  raw: string
  /** Laid out over lines; absent where the language has no layout or the text does not keep to it. */
  pretty?: string
  language: TextLanguage
  /** The encoding that it was read in, by its WHATWG name. */
  encoding: string
  /** What a reader should know about how the bytes became text. */
  notice?: string
}

export interface TextBytes {
  bytes: Uint8Array
  contentType: string
  /** The encoding that was declared. */
  charset: string | undefined
  /** The encoding that a person chose: it beats all that was found out. */
  override: string | undefined
  /** Whether more should have come, so that a character or a structure may be cut in two. */
  cut: boolean
}

/** Makes bytes readable. Takes time in proportion to their number, so it runs in a worker. */
export function readText(body: TextBytes): TextContent {
  const { contentType, cut, charset, override } = body
  const { text, encoding, source, invalidBytes } = decodeText(body.bytes, {
    ...{ contentType, cut },
    ...(charset !== undefined && { charset }),
    ...(override !== undefined && { encoding: override })
  })
  const language = guessLanguage(contentType, text)
  const pretty = prettyText(text, language, cut)
  const notice = noticeOfEncoding(encoding, { source, invalidBytes })
  return {
    raw: text,
    ...(pretty !== undefined && { pretty }),
    ...{ language, encoding },
    ...(notice !== undefined && { notice })
  }
}

function prettyText(text: string, language: TextLanguage, cut: boolean): string | undefined {
  if (language === 'json') return prettyGuarded(text, cut) ?? prettyLines(text)
  return !cut && (language === 'xml' || language === 'html') ? prettyMarkup(text, language) : undefined
}

/** JSON, and the guard against scripts that may stand before it: that stays, on a line of its own. */
function prettyGuarded(text: string, cut: boolean): string | undefined {
  const guard = xssiPrefix(text)
  const pretty = prettyJson(text.slice(guard.length), { cut })
  return guard === '' || pretty === undefined ? pretty : `${guard.trimEnd()}\n${pretty}`
}

/** Values of one line each, all of which must be JSON. */
function prettyLines(text: string): string | undefined {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const values: string[] = []
  for (const line of lines) {
    const pretty = prettyJson(line)
    if (pretty === undefined) return undefined
    values.push(pretty)
  }
  return values.length > 1 ? values.join('\n') : undefined
}
