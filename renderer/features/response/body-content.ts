import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import { hexDump } from '#shared/format/hex-dump.ts'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'

/** A body, or the first part of it, as it can be shown. */
export type BodyContent =
  | {
      kind: 'text'
      raw: string
      /** Laid out over lines; absent where the language has no layout or the text does not keep to it. */
      pretty?: string
      language: TextLanguage
      /** What a reader should know about how the bytes became text. */
      notice?: string
    }
  | { kind: 'binary'; dump: string; dumpedBytes: number }

export interface BodyBytes {
  bytes: Uint8Array
  contentType: string
  charset: string | undefined
  /** Whether the body went on or should have, so that a character or a structure may be cut in two. */
  cut: boolean
}

/** Bytes of a binary body that are dumped: more rows than anyone reads. */
const DUMPED_BYTES = 64 * 1024

/** Makes bytes readable. Takes time in proportion to their number, so it runs in a worker. */
export function readBodyContent({ bytes, contentType, charset, cut }: BodyBytes): BodyContent {
  const decoded = decodeText(bytes, { contentType, cut, ...(charset !== undefined && { charset }) })
  if (!decoded) {
    const part = bytes.subarray(0, DUMPED_BYTES)
    return { kind: 'binary', dump: hexDump(part), dumpedBytes: part.length }
  }
  const { text, encoding, source, damaged } = decoded
  const language = guessLanguage(contentType, text)
  const pretty = prettyText(text, language, cut)
  const notice = damaged
    ? `Some bytes are not valid ${encoding} and are shown as \ufffd.`
    : source === 'assumed' && encoding !== 'utf-8'
      ? `Neither a charset was sent nor is this UTF-8: it is read as ${encoding}.`
      : undefined
  return {
    kind: 'text',
    raw: text,
    ...(pretty !== undefined && { pretty }),
    language,
    ...(notice !== undefined && { notice })
  }
}

function prettyText(text: string, language: TextLanguage, cut: boolean): string | undefined {
  if (language === 'json') return prettyJson(text, { cut })
  return !cut && (language === 'xml' || language === 'html') ? prettyMarkup(text, language) : undefined
}
