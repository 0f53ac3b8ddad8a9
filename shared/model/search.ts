import { z } from 'zod'
import { ITEM_KINDS } from './workspace.ts'

export const SEARCH_PLACES = [
  'name',
  'url',
  'param',
  'header',
  'body',
  'message',
  'auth',
  'variable',
  'docs',
  'other'
] as const

/** An item that a text was found in. */
export const SearchHit = z.object({
  collectionId: z.string(),
  path: z.string(),
  name: z.string(),
  /** Absent of a collection itself. */
  kind: z.enum(ITEM_KINDS).optional(),
  method: z.string().optional(),
  place: z.enum(SEARCH_PLACES),
  /** The line it was found in, cut around the find, and where the find begins and ends in it. */
  excerpt: z.string(),
  from: z.number().int().nonnegative(),
  to: z.number().int().nonnegative()
})
export type SearchHit = z.infer<typeof SearchHit>

export const SearchResult = z.object({
  hits: z.array(SearchHit),
  total: z.number().int().nonnegative(),
  /** Files that have not been read yet, and may hold it as well. */
  unread: z.number().int().nonnegative()
})
export type SearchResult = z.infer<typeof SearchResult>
