import type { ItemAddress } from '#shared/model/item.ts'
import type { CollectionInfo, TreeNode } from '#shared/model/workspace.ts'
import type { FilteredCollection } from '#shared/workspace/filter-tree.ts'
import { twinsIn } from '#shared/workspace/twins-in.ts'
import type { CollectionTree, WorkspaceTree } from '#shared/workspace/workspace-tree.ts'
import { addressOf, keyOf, keyOfExample, type TreeKey } from './tree-key.ts'

/** The key of what holds all collections; it has no row. */
export const ROOT_KEY: TreeKey = '/'

/** A row of the sidebar. */
export type TreeRow = { key: TreeKey; name: string } & (
  | { kind: 'collection'; address: ItemAddress; collection: CollectionInfo }
  /** `file`: what its file or folder is called, where another one beside it has the same name. */
  | { kind: 'item'; address: ItemAddress; node: TreeNode; file?: string }
  /** `address` is that of its request. */
  | { kind: 'example'; address: ItemAddress; index: number }
  /** Not there any more, or not yet. */
  | { kind: 'gone' }
)

/** What of a tree is shown: all of it, or what a filter leaves, by the collection's id. */
export interface ShownTree {
  tree: WorkspaceTree
  filtered?: ReadonlyMap<string, FilteredCollection>
}

export function readRow({ tree }: ShownTree, key: TreeKey): TreeRow {
  const { collectionId, path, example } = addressOf(key)
  const address = { collectionId, path }
  if (path === '') {
    const info = tree.collections.find(({ id }) => id === collectionId)
    if (info) return { kind: 'collection', key, name: info.name, address, collection: info }
  }
  const collection = tree.trees.get(collectionId)
  const node = collection?.nodes.get(path)
  if (!collection || !node) return { kind: 'gone', key, name: '' }
  if (example === undefined) {
    const file = isTwin(collection, node) && { file: path.slice(path.lastIndexOf('/') + 1) }
    return { kind: 'item', key, name: node.name, address, node, ...file }
  }
  const name = node.examples?.[example]
  return name === undefined
    ? { kind: 'gone', key, name: '' }
    : { kind: 'example', key, name, address, index: example }
}

/** By the list of a folder's children, which is another one as soon as one of them has changed. */
const twins = new WeakMap<readonly string[], ReadonlySet<string>>()

function isTwin({ nodes, children }: CollectionTree, { path, parent }: TreeNode): boolean {
  const siblings = children.get(parent)
  if (!siblings) return false
  const known = twins.get(siblings) ?? twinsIn(siblings, nodes)
  twins.set(siblings, known)
  return known.has(path)
}

/** The keys of the rows under one, in order. */
export function childKeys({ tree, filtered }: ShownTree, key: TreeKey): TreeKey[] {
  if (key === ROOT_KEY)
    return tree.collections
      .filter(({ id }) => !filtered || filtered.has(id))
      .map(({ id }) => keyOf({ collectionId: id, path: '' }))
  const { collectionId, path, example } = addressOf(key)
  const collection = tree.trees.get(collectionId)
  if (!collection || example !== undefined) return []
  const examples = collection.nodes.get(path)?.examples
  if (examples) return examples.map((_, index) => keyOfExample({ collectionId, path }, index))
  const children = collection.children.get(path) ?? []
  const filter = filtered?.get(collectionId)
  const shown = filter && !isWithinMatch(collection.nodes, filter, path) ? only(children, filter) : children
  return shown.map(child => keyOf({ collectionId, path: child }))
}

/** Whether a row opens to show others. */
export function hasChildren(row: TreeRow): boolean {
  if (row.kind === 'collection') return row.collection.state !== 'missing'
  return row.kind === 'item' && (row.node.kind === 'folder' || (row.node.examples?.length ?? 0) > 0)
}

/** The rows that a filter opens: what leads to its matches. */
export function keysOpenedBy(filtered: ReadonlyMap<string, FilteredCollection>): TreeKey[] {
  return [...filtered].flatMap(([collectionId, { ancestors }]) =>
    [...ancestors].map(path => keyOf({ collectionId, path }))
  )
}

/** All that is in a folder which matches is shown in it. So it is with a collection in which nothing but its name does. */
function isWithinMatch(
  nodes: ReadonlyMap<string, TreeNode>,
  { matches, ancestors }: FilteredCollection,
  folder: string
): boolean {
  if (ancestors.has(folder)) return false
  if (matches.size === 0) return true
  for (let path = folder; path !== ''; path = nodes.get(path)?.parent ?? '')
    if (matches.has(path)) return true
  return false
}

function only(paths: readonly string[], { matches, ancestors }: FilteredCollection): string[] {
  return paths.filter(path => matches.has(path) || ancestors.has(path))
}
