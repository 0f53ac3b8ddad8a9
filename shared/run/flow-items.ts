import type { ItemKind, TreeNode } from '../model/workspace.ts'
import { compareNodes } from '../workspace/compare-nodes.ts'

/** The kinds of which a run knows what to do: others are no requests, or of protocols that are no question and answer. */
const RUNNABLE: ReadonlySet<ItemKind> = new Set<ItemKind>(['http', 'graphql', 'unreadable'])

/**
 * The requests at and below a path in the order of the tree: what is in a folder before what stands behind it. One whose
 * file cannot be read is among them, since it may be a request; what is foreign only where the path is its own.
 * @param nodes all of a collection
 * @param path of a folder or a request; empty is the collection
 */
export function flowItems(nodes: Iterable<TreeNode>, path: string): TreeNode[] {
  const children = new Map<string, TreeNode[]>()
  let start: TreeNode | undefined
  for (const node of nodes) {
    if (node.path === path) start = node
    const siblings = children.get(node.parent)
    if (siblings) siblings.push(node)
    else children.set(node.parent, [node])
  }
  if (start && start.kind !== 'folder') return isRunnable(start) ? [start] : []
  const found: TreeNode[] = []
  const collect = (folder: string) => {
    for (const node of (children.get(folder) ?? []).sort(compareNodes)) {
      if (node.kind === 'folder') collect(node.path)
      else if (isRunnable(node) && !node.foreign) found.push(node)
    }
  }
  collect(path)
  return found
}

function isRunnable({ kind }: TreeNode): boolean {
  return RUNNABLE.has(kind)
}

/** Items in the order of some paths; those that are not among these stand at the end, as they stood. */
export function inOrder<T extends { path: string }>(items: readonly T[], order: readonly string[]): T[] {
  const places = new Map(order.map((path, at) => [path, at]))
  const placeOf = ({ path }: T) => places.get(path) ?? order.length
  return items.toSorted((a, b) => placeOf(a) - placeOf(b))
}
