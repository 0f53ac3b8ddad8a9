import { useDeferredValue, useMemo } from 'react'
import { filterTree } from '#shared/workspace/filter-tree.ts'
import { splitWords } from '#shared/workspace/match-words.ts'
import { useTree } from '../../state/tree.ts'
import type { TreeKey } from '../../state/tree-key.ts'
import { keysOpenedBy, type ShownTree } from '../../state/tree-rows.ts'
import { useTreeView } from '../../state/tree-view.ts'

/** The tree as it is to be drawn: what is in it, what is open, and the words that are looked for. */
export interface DrawnTree extends ShownTree {
  expanded: TreeKey[]
  words: readonly string[]
}

export function useShownTree(): DrawnTree {
  const tree = useTree(state => state.tree)
  const filter = useDeferredValue(useTreeView(state => state.filter))
  const expanded = useTreeView(state => state.expanded)
  const against = useTreeView(state => state.againstFilter)
  const words = useMemo(() => splitWords(filter), [filter])
  const filtered = useMemo(() => (words.length > 0 ? filterTree(tree, words) : undefined), [tree, words])
  return useMemo(() => {
    if (!filtered) return { tree, words, expanded: [...expanded] }
    const open = new Set(keysOpenedBy(filtered))
    for (const [key, how] of against) {
      if (how === 'open') open.add(key)
      else open.delete(key)
    }
    return { tree, filtered, words, expanded: [...open] }
  }, [tree, filtered, words, expanded, against])
}
