import { expect, it } from 'vitest'
import type { TreeNode } from '#shared/model/workspace.ts'
import { compareNodes } from '#shared/workspace/compare-nodes.ts'

it('puts folders first, then orders by seq, then by name as people count, then by path', () => {
  const inOrder: TreeNode[] = [
    node('late-folder', 'folder', 'A', 9),
    node('folder', 'folder', 'A'),
    node('one', 'http', 'Z', 1),
    node('two', 'graphql', 'A', 2),
    node('nine', 'http', 'item 9'),
    node('ten', 'http', 'Item 10'),
    node('same-1', 'http', 'Same'),
    node('same-2', 'unreadable', 'same')
  ]
  const shuffled = [5, 2, 7, 0, 3, 6, 1, 4].flatMap(index => inOrder[index] ?? [])
  expect(shuffled.sort(compareNodes).map(({ path }) => path)).toEqual(inOrder.map(({ path }) => path))
})

function node(path: string, kind: TreeNode['kind'], name: string, seq?: number): TreeNode {
  return { path, parent: '', kind, name, ...(seq !== undefined && { seq }) }
}
