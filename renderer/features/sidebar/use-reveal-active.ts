import { useEffect } from 'react'
import { useTabs } from '../../state/tabs.ts'
import { findNode, useTree } from '../../state/tree.ts'
import { addressOf, keyOf } from '../../state/tree-key.ts'
import { revealInTree, useTreeView } from '../../state/tree-view.ts'

/** Shows in the tree what the tab in front edits, whenever that is another item. */
export function useRevealActive(): void {
  const key = useTabs(({ tabs, activeTabId }) => {
    const source = tabs.find(({ id }) => id === activeTabId)?.source
    return source && keyOf(source)
  })
  const known = useTree(() => key !== undefined && findNode(addressOf(key)) !== undefined)
  useEffect(() => {
    if (key === undefined || !known) return
    // Several that are selected are not to be lost.
    if (!useTreeView.getState().selected.includes(key)) revealInTree(addressOf(key))
  }, [key, known])
}
