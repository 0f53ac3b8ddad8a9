import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import { layJsonOut } from '#shared/format/json-pretty.ts'
import { MisnamedUtf8 } from '#shared/format/misnamed-utf8.ts'
import type { PartlyLaidOut } from '#shared/format/partly-laid-out.ts'
import { xssiPrefix } from '#shared/format/xssi-prefix.ts'
import { layMarkupOut } from '#shared/text/lay-markup-out.ts'
import { laidOutUntil, misnamedWords, noticeOfEncoding, notLaidOut } from './notice-words.ts'

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
  /** Why it should be read as UTF-8 rather. */
  misnamed?: string
  /** What a reader of the layout should know: how far it goes, or why there is none. */
  layoutNotice?: string
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
  const notice = noticeOfEncoding(encoding, { source, invalidBytes })
  const utf8 = new MisnamedUtf8({ encoding, source })
  utf8.add(body.bytes)
  return {
    raw: text,
    ...{ language, encoding },
    ...layTextOut(text, language),
    ...(notice !== undefined && { notice }),
    ...(utf8.end(cut) && { misnamed: misnamedWords(source, { sent: charset, encoding }) })
  }
}

/** Laid out as far as it keeps to its language, and what is to be said of that. */
function layTextOut(text: string, language: TextLanguage): Pick<TextContent, 'pretty' | 'layoutNotice'> {
  if (text.trim() === '') return {}
  const laidOut = layOut(text, language)
  if (!laidOut) return {}
  const { text: pretty, until } = laidOut
  if (!until) return { pretty }
  if (until.row === 0) return { layoutNotice: notLaidOut(until.why, language) }
  return { pretty, layoutNotice: laidOutUntil(until, language) }
}

function layOut(text: string, language: TextLanguage): PartlyLaidOut | undefined {
  if (language === 'json') return layGuardedOut(text)
  // Words without a tag are a page as well, with nothing to lay out.
  if (language === 'html' && !/^\s*</.test(text)) return undefined
  return language === 'xml' || language === 'html' ? layMarkupOut(text, language) : undefined
}

/** JSON, and the guard against scripts that may stand before it: that stays, on a line of its own. */
function layGuardedOut(text: string): PartlyLaidOut {
  const guard = xssiPrefix(text)
  const laidOut = layJsonOut(text.slice(guard.length))
  if (guard === '') return laidOut
  const { until } = laidOut
  return {
    text: `${guard.trimEnd()}\n${laidOut.text}`,
    ...(until && { until: { ...until, row: until.row + 1 } })
  }
}
