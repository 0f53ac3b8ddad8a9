import { z } from 'zod'
import {
  Language,
  TextEvent,
  TextFilter,
  TextLayout,
  TextMatch,
  TextPosition,
  TextQuery,
  TextRow,
  TextSearchEvent
} from '../model/text-document.ts'
import { call, stream } from './define.ts'
import { MAX_TEXT_ROWS } from './limits.ts'

const Id = z.string()
const Index = z.number().int().nonnegative()
const AtRow = z.object({ id: Id, row: Index })
const Search = z.object({ id: Id, searchId: z.string() })

/**
 * A text document is a body of this session as rows of text, whatever its size. All that is heavy about it happens in
 * threads of the host. Calls about a document that is not open (any more): IO `text-closed`.
 */
export const textContract = {
  /**
   * Opens a document, which lives as long as this stream: it does not end by itself, and cancelling it frees all.
   * Rows can be asked for while it is still being read. IO when the body is gone, also while it is open; BUILD `filter`
   * when that cannot be evaluated, with the fact `offset` (into the expression, from 0) where that is known, BUILD
   * `encoding` when nobody knows it; TIMEOUT `filter` and BODY_LIMIT `filter` when it takes too long or too much.
   */
  'text.open': stream(
    z.object({
      bodyId: z.string(),
      /** The media type in lower case without parameters. */
      contentType: z.string(),
      /** The charset parameter. */
      charset: z.string().optional(),
      /** A label of the WHATWG that is taken whatever else is said. */
      encoding: z.string().optional(),
      /** Taken whatever the content looks like. */
      language: Language.optional(),
      layout: TextLayout,
      /** The document is what this finds in the body: JSON values, one after the other, or XML nodes. */
      filter: TextFilter.optional()
    }),
    TextEvent
  ),
  /** Rows from `from` on, fewer where the rows that are known end. */
  'text.rows': call(
    z.object({ id: Id, from: Index, count: z.number().int().positive().max(MAX_TEXT_ROWS) }),
    z.array(TextRow)
  ),
  /**
   * Searches the whole of what is shown, from its beginning, and takes the place of the search before. A pattern is
   * applied to each line of what is shown by itself: `^` and `$` are its ends, and no match goes beyond, is of no length
   * or overlaps another. One of more
   * than 64 KiB may not be found in a line of more than a megabyte. Ends when all is searched; its matches stay.
   * Cancelled, those that were found until then stay. BUILD `query` when it is no pattern, TIMEOUT `search` when it
   * makes no progress.
   */
  'text.search': stream(z.object({ id: Id, query: TextQuery }), TextSearchEvent),
  /** The n-th match of a search, from 0. Null where there is none (yet), or another search has begun. */
  'text.match': call(Search.extend({ n: Index }), TextMatch.nullable()),
  /** The first match that begins at or after a place. Null where there is none (yet). */
  'text.matchAfter': call(Search.extend({ from: TextPosition }), TextMatch.nullable()),
  /** The matches that touch some rows, at most `MAX_TEXT_ROWS` of them. */
  'text.matchesIn': call(
    Search.extend({ from: Index, count: z.number().int().positive().max(MAX_TEXT_ROWS) }),
    z.array(TextMatch)
  ),
  /** The last row of what opens in the line of a row. Null where nothing does, or its end is not known yet. */
  'text.fold': call(AtRow, z.object({ row: Index }).nullable()),
  /**
   * Where the value of a row stands: a normalized path (RFC 9535 §2.7), or an XPath as `/orders[1]/order[3]`. Null where
   * there is no such thing.
   */
  'text.path': call(AtRow, z.object({ path: z.string() }).nullable()),
  /**
   * The value or element that a row holds or begins, or that a closing bracket or an end tag ends, as it was written;
   * where there is none, as in `raw`, its line.
   * BODY_LIMIT `text` when it is longer than `MAX_TEXT_READ`.
   */
  'text.value': call(AtRow, z.object({ text: z.string() })),
  /**
   * What is shown between two places, whole lines joined by LF; without them all of it. BODY_LIMIT `text` when it is
   * longer than `MAX_TEXT_READ`.
   */
  'text.read': call(
    z.object({ id: Id, start: TextPosition.optional(), end: TextPosition.optional() }),
    z.object({ text: z.string() })
  )
}
