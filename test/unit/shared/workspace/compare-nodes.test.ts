import { expect, it } from 'vitest'
import type { TreeNode } from '#shared/model/workspace.ts'
import { compareNodes } from '#shared/workspace/compare-nodes.ts'

it('orders as Bruno does: folders first, by seq, then by name, then by path', () => {
  const inOrder: TreeNode[] = [
    node('late-folder', 'folder', 'A', 9),
    node('folder', 'folder', 'A'),
    node('ten', 'http', 'Item 10'),
    node('nine', 'http', 'item 9'),
    node('same-1', 'http', 'same'),
    node('same-2', 'unreadable', 'same'),
    node('one', 'http', 'Z', 1),
    node('two', 'graphql', 'A', 2)
  ]
  const shuffled = [5, 2, 7, 0, 3, 6, 1, 4].flatMap(index => inOrder[index] ?? [])
  expect(shuffled.sort(compareNodes).map(({ path }) => path)).toEqual(inOrder.map(({ path }) => path))
})

function node(path: string, kind: TreeNode['kind'], name: string, seq?: number): TreeNode {
  return { path, parent: '', kind, name, ...(seq !== undefined && { seq }) }
}
