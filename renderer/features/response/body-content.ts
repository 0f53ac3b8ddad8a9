import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import { hexDump } from '#shared/format/hex-dump.ts'
import { prettyJson } from '#shared/format/json-pretty.ts'
import { prettyMarkup } from '#shared/format/markup-pretty.ts'
import { alignPart } from './align-part.ts'

/** Bytes of a body that are shown at once, by how they are shown: what an editor holds without stutter. */
export const PART_BYTES = { text: 5 * 1024 * 1024, hex: 256 * 1024 }

/** A body, or a part of it, as it can be shown. */
export type BodyContent =
  | {
      form: 'text'
      raw: string
      /** Laid out over lines; absent where the language has no layout or the text does not keep to it. */
      pretty?: string
      language: TextLanguage
      /** What a reader should know about how the bytes became text. */
      notice?: string
    }
  | { form: 'hex'; dump: string }

export interface BodyBytes {
  /** The part from `offset`, and of what follows it at least three bytes. */
  bytes: Uint8Array
  offset: number
  contentType: string
  charset: string | undefined
  /** Whether the body went on or should have, so that a character or a structure may be cut in two. */
  cut: boolean
  /** How it is to be shown; what suits it best when nobody has said. */
  form: 'text' | 'hex' | undefined
}

/** Makes bytes readable. Takes time in proportion to their number, so it runs in a worker. */
export function readBodyContent(body: BodyBytes): BodyContent {
  if (body.form === 'hex') return dumpOf(body)
  const { offset, contentType, charset, cut } = body
  const bytes = charset?.startsWith('utf-16')
    ? body.bytes.subarray(0, PART_BYTES.text)
    : alignPart(body.bytes, PART_BYTES.text, offset === 0)
  const decoded = decodeText(bytes, { contentType, cut, ...(charset !== undefined && { charset }) })
  if (decoded.looksBinary && body.form === undefined) return dumpOf(body)

  const { text, encoding, source, invalidBytes } = decoded
  const language = guessLanguage(contentType, text)
  const pretty = offset === 0 ? prettyText(text, language, cut) : undefined
  const notice =
    invalidBytes > 0
      ? `${count(invalidBytes)} not valid ${encoding} and shown as \ufffd.`
      : source === 'assumed' && encoding !== 'utf-8'
        ? `Neither a charset was sent nor is this UTF-8: it is read as ${encoding}.`
        : undefined
  return {
    form: 'text',
    raw: text,
    ...(pretty !== undefined && { pretty }),
    language,
    ...(notice !== undefined && { notice })
  }
}

function dumpOf({ bytes, offset }: BodyBytes): BodyContent {
  return { form: 'hex', dump: hexDump(bytes.subarray(0, PART_BYTES.hex), offset) }
}

function count(bytes: number): string {
  return bytes === 1 ? '1 byte is' : `${bytes} bytes are`
}

function prettyText(text: string, language: TextLanguage, cut: boolean): string | undefined {
  if (language === 'json') return prettyJson(text, { cut })
  return !cut && (language === 'xml' || language === 'html') ? prettyMarkup(text, language) : undefined
}
