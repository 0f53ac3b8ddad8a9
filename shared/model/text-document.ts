import { z } from 'zod'
import type { TextLanguage } from '../format/guess-language.ts'

const Count = z.number().int().nonnegative()

/** How a document is laid out over rows. `raw`: by its own lines. `pretty`: JSON, XML and HTML by their structure. */
export const TEXT_LAYOUTS = ['raw', 'pretty'] as const
export const TextLayout = z.enum(TEXT_LAYOUTS)
export type TextLayout = z.infer<typeof TextLayout>

/** What a filter is written in: RFC 9535, jq 1.7, XPath 1.0. */
export const TEXT_FILTERS = ['jsonpath', 'jq', 'xpath'] as const
export const TextFilter = z.object({ kind: z.enum(TEXT_FILTERS), expression: z.string().max(100_000) })
export type TextFilter = z.infer<typeof TextFilter>

export const Language = z.enum([
  'json',
  'xml',
  'html',
  'css',
  'javascript',
  'yaml',
  'text'
]) satisfies z.ZodType<TextLanguage>

/**
 * Where the encoding is known from. `chosen`: by whoever opened the document; `mark`: a byte order mark; `declared`:
 * the charset parameter; `content`: what the text says of itself; `assumed`: none of these.
 */
export const EncodingSource = z.enum(['chosen', 'mark', 'declared', 'content', 'assumed'])
export type EncodingSource = z.infer<typeof EncodingSource>

/** What a person should know of a document, beside its rows. Offsets are in bytes of the body, from 0. */
export const TextNotice = z.discriminatedUnion('code', [
  /** So many bytes are not allowed in the encoding: U+FFFD stands in their place. */
  z.object({ code: z.literal('invalid-bytes'), count: Count }),
  /** Another encoding was declared, or named by the text, and followed, but all bytes are UTF-8, and not ASCII alone. */
  z.object({ code: z.literal('is-utf-8') }),
  /** `pretty` was asked for, but there is no such layout for this language: it is `raw`. */
  z.object({ code: z.literal('no-layout') }),
  /**
   * From here on the text is kept as it was written. `syntax`: it is not what its language allows; `depth`: it is
   * nested deeper than is laid out; `end`: it ends before all is closed.
   */
  z.object({
    code: z.literal('laid-out-until'),
    why: z.enum(['syntax', 'depth', 'end']),
    offset: Count,
    row: Count
  }),
  /** A filter found so many values. */
  z.object({ code: z.literal('results'), count: Count }),
  /** A filter came so far, and then failed. */
  z.object({ code: z.literal('filter-failed'), problem: z.string() }),
  /** A filter would have found more than these: its result is cut. */
  z.object({ code: z.literal('results-cut') })
])
export type TextNotice = z.infer<typeof TextNotice>

/** What happens to a document from when it is opened until it has been read once. */
export const TextEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    /** By which it is asked for. */
    id: z.string(),
    /** By its WHATWG name. */
    encoding: z.string(),
    encodingSource: EncodingSource,
    language: Language,
    /** The one it has: `raw` where there is no other. */
    layout: TextLayout,
    /** Bytes of the body. */
    totalBytes: Count
  }),
  z.object({
    kind: z.literal('progress'),
    /** So many can be asked for by now. */
    rows: Count,
    readBytes: Count,
    totalBytes: Count
  }),
  /** It has been read to its end. The document stays until the stream is cancelled. */
  z.object({
    kind: z.literal('done'),
    rows: Count,
    /** Bytes of the text as it is shown, in UTF-8, line ends among them. */
    size: Count,
    notices: z.array(TextNotice)
  })
])
export type TextEvent = z.infer<typeof TextEvent>

/** One row: a line of what is shown, or a part of one that is longer than `MAX_ROW_BYTES`. */
export const TextRow = z.object({
  text: z.string(),
  /** The number of its line in what is shown, from 1. */
  line: z.number().int().positive(),
  /** It goes on with the line of the row before. */
  continued: z.boolean().optional(),
  /** It ends with a bracket that is closed in a later line: it can be folded. */
  opens: z.boolean().optional(),
  /** So many levels of brackets or elements are open where it begins. Always 0 in `raw`. */
  depth: Count,
  /** It begins inside of this, which began in a row before: for whoever colours it. */
  within: z.enum(['string', 'name', 'tag', 'comment', 'text']).optional()
})
export type TextRow = z.infer<typeof TextRow>

export const TextQuery = z.object({
  text: z.string().min(1).max(10_000),
  /** `text` is a regular expression of JavaScript, with the flag `u` where that allows it, and `i` without `matchCase`. */
  regex: z.boolean(),
  matchCase: z.boolean(),
  /** Only where no letter, digit or underscore stands right before or after. */
  wholeWord: z.boolean()
})
export type TextQuery = z.infer<typeof TextQuery>

export const TextSearchEvent = z.object({
  /** By which its matches are asked for, until another search of the document begins. */
  searchId: z.string(),
  /** Found so far, in the order in which they stand. */
  matches: Count,
  /** Bytes of the body that were searched so far. */
  scannedBytes: Count,
  totalBytes: Count,
  done: z.boolean(),
  /** There may be more: at `MAX_MATCHES` it was left off. */
  capped: z.boolean()
})
export type TextSearchEvent = z.infer<typeof TextSearchEvent>

/** A place in a document: between UTF-16 code units of the text of a row. */
export const TextPosition = z.object({ row: Count, column: Count })
export type TextPosition = z.infer<typeof TextPosition>

/** Where one match of a search stands. It may go over several rows of one line. */
export const TextMatch = z.object({
  /** Which one of the search, from 0. */
  n: Count,
  start: TextPosition,
  end: TextPosition
})
export type TextMatch = z.infer<typeof TextMatch>
