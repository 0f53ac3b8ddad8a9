import type { ItemAddress } from '#shared/model/item.ts'
import type { WorkspaceTree } from '#shared/workspace/workspace-tree.ts'

/** `elsewhere`: its collection is none of this workspace. A collection that is still being read may have it. */
export type Standing = 'there' | 'gone' | 'elsewhere'

/** Whether an item of an open collection is still where it was. */
export function standingOf(
  { collections, trees }: WorkspaceTree,
  { collectionId, path }: ItemAddress
): Standing {
  const collection = collections.find(({ id }) => id === collectionId)
  if (!collection) return 'elsewhere'
  const isKnown = path === '' || trees.get(collectionId)?.nodes.has(path)
  return isKnown || collection.state === 'loading' ? 'there' : 'gone'
}
