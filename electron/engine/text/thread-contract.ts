import { z } from 'zod'
import { call, stream } from '#shared/contract/define.ts'
import {
  EncodingSource,
  Language,
  TextFilter,
  TextLayout,
  TextMatch,
  TextNotice,
  TextPosition,
  TextQuery,
  TextRow
} from '#shared/model/text-document.ts'
import { LAYOUT_KINDS } from '#shared/text/create-layout.ts'
import { TextSource } from './text-source.ts'

const Count = z.number()
const Row = z.object({ row: Count })

/** What is said of a text beside its bytes. See `text.open`. */
const Hints = z.object({
  contentType: z.string(),
  charset: z.string().optional(),
  encoding: z.string().optional(),
  language: Language.optional()
})
export type TextHints = z.infer<typeof Hints>

/** A text that is UTF-8 by now, and how it is laid out. */
const ReadyText = z.object({ source: TextSource, layout: z.enum(LAYOUT_KINDS) })
export type ReadyText = z.infer<typeof ReadyText>

export const DocumentEvent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('opened'),
    encoding: z.string(),
    encodingSource: EncodingSource,
    language: Language,
    layout: TextLayout
  }),
  z.object({ kind: z.literal('ready'), text: ReadyText }),
  z.object({ kind: z.literal('progress'), rows: Count, readBytes: Count }),
  z.object({ kind: z.literal('done'), rows: Count, size: Count, notices: z.array(TextNotice) })
])
export type DocumentEvent = z.infer<typeof DocumentEvent>

/** Most memory for the values of a thread of a document or of a search, in MiB: bodies and rows are never among them. */
export const TEXT_MEMORY_MIB = 512

/** What the thread of a document is asked. See the procedures of the same names in `shared/contract/text.ts`. */
export const documentContract = {
  /** @param scratch path of a file that is made where the text is not UTF-8 */
  open: stream(Hints.extend({ source: TextSource, layout: TextLayout, scratch: z.string() }), DocumentEvent),
  rows: call(z.object({ from: Count, count: Count }), z.array(TextRow)),
  fold: call(Row, Row.nullable()),
  path: call(Row, z.object({ path: z.string() }).nullable()),
  value: call(Row, z.object({ text: z.string() })),
  read: call(
    z.object({ start: TextPosition.optional(), end: TextPosition.optional() }),
    z.object({ text: z.string() })
  )
}
export type DocumentContract = typeof documentContract

/** What the thread of a search is asked. */
export const searchContract = {
  search: stream(
    z.object({ text: ReadyText, query: TextQuery }),
    z.object({ matches: Count, scannedBytes: Count, done: z.boolean(), capped: z.boolean() })
  ),
  match: call(z.object({ n: Count }), TextMatch.nullable()),
  matchAfter: call(z.object({ from: TextPosition }), TextMatch.nullable()),
  matchesIn: call(z.object({ from: Count, count: Count }), z.array(TextMatch))
}
export type SearchContract = typeof searchContract

/** What the thread of a filter is asked. */
export const filterContract = {
  /** Writes what a filter finds into a file, as UTF-8. @param target its path */
  filter: call(
    Hints.extend({ source: TextSource, filter: TextFilter, target: z.string() }),
    z.object({ size: Count, language: Language, notices: z.array(TextNotice) })
  )
}
export type FilterContract = typeof filterContract
