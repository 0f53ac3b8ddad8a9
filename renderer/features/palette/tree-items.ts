import { openRow } from '../../state/item-actions.ts'
import { recentKeys } from '../../state/recent-items.ts'
import { placeOf, useTree } from '../../state/tree.ts'
import { keyOf, type TreeKey } from '../../state/tree-key.ts'
import { readRow } from '../../state/tree-rows.ts'
import { markOf } from '../request/mark-of.ts'
import type { PaletteItem } from './palette-item.ts'

/** What was used last in this workspace, the latest first, without what is in front. */
export function recentItems(frontKey: TreeKey | undefined): PaletteItem[] {
  return recentKeys().flatMap(key => (key === frontKey ? [] : (itemOf(key) ?? [])))
}

/** All folders and requests of the workspace. */
export function treeItems(): PaletteItem[] {
  const { trees } = useTree.getState().tree
  return [...trees].flatMap(([collectionId, { nodes }]) =>
    [...nodes.keys()].flatMap(path => itemOf(keyOf({ collectionId, path })) ?? [])
  )
}

function itemOf(key: TreeKey): PaletteItem | undefined {
  const { tree } = useTree.getState()
  const row = readRow({ tree }, key)
  if (row.kind !== 'item') return undefined
  const { collectionId } = row.address
  const mark = markOf(row.node)
  return {
    id: `item:${key}`,
    title: row.name,
    detail: placeOf({ collectionId, path: row.node.parent }),
    ...(mark !== undefined && { method: mark }),
    run: () => openRow(key, true)
  }
}
