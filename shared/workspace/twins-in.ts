import type { TreeNode } from '../model/workspace.ts'

/** Which items of one folder share their name with another of it: folders among themselves, and all else. By path. */
export function twinsIn(children: readonly string[], nodes: ReadonlyMap<string, TreeNode>): Set<string> {
  const first = new Map<string, string>()
  const twins = new Set<string>()
  for (const path of children) {
    const node = nodes.get(path)
    if (!node) continue
    const named = `${node.kind === 'folder'}\n${node.name}`
    const other = first.get(named)
    if (other === undefined) first.set(named, path)
    else twins.add(other).add(path)
  }
  return twins
}
