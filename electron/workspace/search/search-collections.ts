import type { SearchResult } from '#shared/model/search.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { wordsOf } from './fold-text.ts'
import type { SearchIndex } from './search-index.ts'

/** A collection as it is searched. */
interface Searched {
  id: string
  index: SearchIndex
  /** What is at a path; the empty one is the collection itself. */
  node(
    path: string
  ): (Pick<TreeNode, 'path' | 'name' | 'method'> & Partial<Pick<TreeNode, 'kind'>>) | undefined
}

/** The items, folders and collections in which every word of a text occurs, those first in whose names and URLs they do. */
export function searchCollections(
  collections: readonly Searched[],
  text: string,
  limit: number
): Omit<SearchResult, 'unread'> {
  const words = wordsOf(text)
  const found = collections.flatMap(({ id, index, node }) =>
    index.find(words).flatMap(({ path, ...find }) => {
      const item = node(path)
      return item ? [{ id, item, ...find }] : []
    })
  )
  // Not by the rules of a language, which would take longer than the search.
  found.sort((a, b) => a.rank - b.rank || (a.item.name < b.item.name ? -1 : 1))
  const hits = found.slice(0, limit).map(({ id, item, show }) => ({
    collectionId: id,
    path: item.path,
    name: item.name,
    ...(item.kind && { kind: item.kind }),
    ...(item.method !== undefined && { method: item.method }),
    ...show()
  }))
  return { hits, total: found.length }
}
