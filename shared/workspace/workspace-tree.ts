import type { CollectionInfo, TreeEvent, TreeNode } from '../model/workspace.ts'
import { compareNodes } from './compare-nodes.ts'

/** The folders and files of one collection. */
export interface CollectionTree {
  /** By path. */
  nodes: ReadonlyMap<string, TreeNode>
  /** Paths of what is in each folder, in the order of the sidebar; the top is the folder with the empty path. */
  children: ReadonlyMap<string, readonly string[]>
}

/** What `tree.watch` has told of a workspace. */
export interface WorkspaceTree {
  /** In the order of the sidebar. */
  collections: readonly CollectionInfo[]
  /** By the collection's id. One of which nothing was told yet is missing. */
  trees: ReadonlyMap<string, CollectionTree>
}

export const EMPTY_TREE: WorkspaceTree = { collections: [], trees: new Map() }

const EMPTY_COLLECTION: CollectionTree = { nodes: new Map(), children: new Map() }

/**
 * The tree after some events. A collection of which they do not tell keeps its identity, and so does a folder's list
 * of children; one that is touched is copied and sorted once, however many events there are.
 */
export function applyTreeEvents(tree: WorkspaceTree, events: readonly TreeEvent[]): WorkspaceTree {
  let { collections } = tree
  const edits = new Map<string, CollectionEdit>()
  for (const event of events) {
    if (event.type === 'collections') collections = event.collections
    if (event.type !== 'nodes') continue
    const { collectionId } = event
    const before = edits.get(collectionId)
    const edit =
      before && !event.reset
        ? before
        : new CollectionEdit((!event.reset && tree.trees.get(collectionId)) || EMPTY_COLLECTION)
    edits.set(collectionId, edit)
    for (const path of event.removed) edit.remove(path)
    for (const node of event.changed) edit.put(node)
  }
  if (collections === tree.collections && edits.size === 0) return tree

  const open = new Set(collections.map(({ id }) => id))
  const trees = new Map([...tree.trees].filter(([id]) => open.has(id)))
  for (const [id, edit] of edits) if (open.has(id)) trees.set(id, edit.finish())
  return { collections, trees }
}

/** A collection's tree while it is being changed. */
class CollectionEdit {
  readonly #nodes: Map<string, TreeNode>
  readonly #children: Map<string, readonly string[]>
  /** The folders whose children are to be sorted anew. */
  readonly #touched = new Map<string, Set<string>>()

  constructor({ nodes, children }: CollectionTree) {
    this.#nodes = new Map(nodes)
    this.#children = new Map(children)
  }

  put(node: TreeNode): void {
    this.#nodes.set(node.path, node)
    this.#touch(node.parent).add(node.path)
  }

  /** Takes a node away, with all that is under it. */
  remove(path: string): void {
    const node = this.#nodes.get(path)
    if (!node) return
    this.#touch(node.parent).delete(path)
    const gone = [path]
    for (let next = gone.pop(); next !== undefined; next = gone.pop()) {
      gone.push(...(this.#touched.get(next) ?? this.#children.get(next) ?? []))
      this.#nodes.delete(next)
      this.#children.delete(next)
      this.#touched.delete(next)
    }
  }

  finish(): CollectionTree {
    for (const [folder, paths] of this.#touched) {
      const nodes = [...paths].flatMap(path => this.#nodes.get(path) ?? [])
      if (nodes.length === 0) this.#children.delete(folder)
      else
        this.#children.set(
          folder,
          nodes.sort(compareNodes).map(node => node.path)
        )
    }
    return { nodes: this.#nodes, children: this.#children }
  }

  #touch(folder: string): Set<string> {
    const known = this.#touched.get(folder)
    if (known) return known
    const paths = new Set(this.#children.get(folder))
    this.#touched.set(folder, paths)
    return paths
  }
}
