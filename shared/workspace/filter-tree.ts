import type { TreeNode } from '../model/workspace.ts'
import { matchesWords } from './match-words.ts'
import type { WorkspaceTree } from './workspace-tree.ts'

/** The part of a collection that a filter leaves. */
export interface FilteredCollection {
  /** Paths of the nodes that match, in no order. */
  matches: ReadonlySet<string>
  /** Paths of the folders that lead to them; with the empty one, the collection itself, whenever there is a match. */
  ancestors: ReadonlySet<string>
}

/**
 * The nodes in whose name, method or URL all words occur, and what leads there, by the collection's id. A collection
 * whose own name matches is there as well, with what matches in it.
 * @param words as of `splitWords`
 */
export function filterTree(tree: WorkspaceTree, words: readonly string[]): Map<string, FilteredCollection> {
  const filtered = new Map<string, FilteredCollection>()
  for (const { id, name } of tree.collections) {
    const matches = new Set<string>()
    const ancestors = new Set<string>()
    const nodes = tree.trees.get(id)?.nodes ?? new Map<string, TreeNode>()
    for (const node of nodes.values()) {
      if (!matchesWords(words, [node.name, node.method ?? '', node.url ?? ''])) continue
      matches.add(node.path)
      for (let up = node.parent; !ancestors.has(up); up = nodes.get(up)?.parent ?? '') ancestors.add(up)
    }
    if (matches.size > 0 || matchesWords(words, [name])) filtered.set(id, { matches, ancestors })
  }
  return filtered
}
