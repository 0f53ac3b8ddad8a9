import { useEffect } from 'react'
import { findNode, useTree } from '../../state/tree.ts'
import { addressOf } from '../../state/tree-key.ts'
import { useActiveItemKey } from '../../state/tree-targets.ts'
import { revealInTree, useTreeView } from '../../state/tree-view.ts'

/** Shows in the tree what the tab in front edits, whenever that is another item. */
export function useRevealActive(): void {
  const key = useActiveItemKey()
  const known = useTree(() => key !== undefined && findNode(addressOf(key)) !== undefined)
  useEffect(() => {
    if (key === undefined || !known) return
    // Several that are selected are not to be lost.
    if (!useTreeView.getState().selected.includes(key)) revealInTree(addressOf(key))
  }, [key, known])
}
