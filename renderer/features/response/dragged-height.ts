import { onTabClosed } from '../../state/closed-tabs.ts'

/** How tall a person made the upper of two panes. */
export interface DraggedHeight {
  /** In pixels; undefined while it follows its content. */
  height?: number | undefined
  /** Whether it was folded away then: the height counts for that alone. */
  folded?: boolean
}

const ofTabs = new Map<string, DraggedHeight>()

onTabClosed(tabId => ofTabs.delete(tabId))

/** That of a tab, whatever is sent there: it is changed in place. */
export function draggedHeightOf(tabId: string): DraggedHeight {
  const known = ofTabs.get(tabId) ?? {}
  ofTabs.set(tabId, known)
  return known
}
