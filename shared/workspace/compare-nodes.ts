import type { TreeNode } from '../model/workspace.ts'

/** To make one takes some milliseconds. */
let byName: Intl.Collator | undefined

/**
 * Orders what is in one folder as Bruno does: folders before the others, each by `seq`, then by name. A request
 * without a `seq` counts as the first, a folder without one stands behind those that have one.
 */
export function compareNodes(a: TreeNode, b: TreeNode): number {
  const aFolder = a.kind === 'folder'
  if (aFolder !== (b.kind === 'folder')) return aFolder ? -1 : 1
  const unsaid = aFolder ? Number.MAX_SAFE_INTEGER : 1
  const bySeq = (a.seq ?? unsaid) - (b.seq ?? unsaid)
  if (bySeq !== 0) return bySeq
  byName ??= new Intl.Collator()
  return byName.compare(a.name, b.name) || (a.path < b.path ? -1 : Number(a.path > b.path))
}
