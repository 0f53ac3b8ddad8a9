import type { CollectionInfo, TreeNode } from '#shared/model/workspace.ts'
import type { TreeRow } from '../../state/tree-rows.ts'

/** Whether rows can be dragged at all: items, or one collection; nothing that cannot be written. */
export function canDrag(
  rows: readonly TreeRow[],
  findCollection: (id: string) => CollectionInfo | undefined
): boolean {
  const [first] = rows
  if (first?.kind === 'collection') return rows.length === 1
  return (
    rows.length > 0 &&
    rows.every(row => row.kind === 'item' && findCollection(row.address.collectionId)?.writable === true)
  )
}

/** Whether they can be dropped into a row. @param into undefined for what holds the collections */
export function canDropInto(rows: readonly TreeRow[], into: TreeRow | undefined): boolean {
  if (rows[0]?.kind === 'collection') return into === undefined
  if (into?.kind === 'collection') return into.collection.state === 'ready' && into.collection.writable
  return into?.kind === 'item' && into.node.kind === 'folder'
}

/**
 * Which child dropped items come to stand before: the first one at or after the place that is not dragged itself, and
 * is of their like, since folders stay before the others. Undefined is last.
 */
export function childAfterDrop(
  dragged: readonly TreeNode[],
  children: readonly TreeNode[],
  index: number
): string | undefined {
  const folders = dragged[0]?.kind === 'folder'
  return children
    .slice(index)
    .find(child => (child.kind === 'folder') === folders && !dragged.includes(child))?.path
}
