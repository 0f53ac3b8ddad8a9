import { describe, expect, it } from 'vitest'
import type { TreeNode } from '#shared/model/workspace.ts'
import { flowItems, inOrder } from '#shared/run/flow-items.ts'

const node = (path: string, kind: TreeNode['kind'], seq?: number): TreeNode => ({
  path,
  parent: path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '',
  kind,
  name: path,
  ...(seq !== undefined && { seq })
})

const NODES = [
  node('z.yml', 'http', 1),
  node('b', 'folder', 2),
  node('b/2.yml', 'graphql', 2),
  node('b/1.yml', 'http', 1),
  node('b/deep', 'folder'),
  node('b/deep/x.yml', 'http'),
  node('a', 'folder', 1),
  node('a/socket.yml', 'websocket'),
  node('a/broken.yml', 'unreadable'),
  node('a/script.yml', 'script'),
  { ...node('a/compose.yml', 'unreadable'), foreign: true as const }
]

describe('the requests that are run', () => {
  it.each([
    ['of a collection', '', ['a/broken.yml', 'b/deep/x.yml', 'b/1.yml', 'b/2.yml', 'z.yml']],
    ['of a folder', 'b', ['b/deep/x.yml', 'b/1.yml', 'b/2.yml']],
    ['of a request', 'b/2.yml', ['b/2.yml']],
    ['of what is foreign, and was asked for', 'a/compose.yml', ['a/compose.yml']],
    ['of what is no request', 'a/socket.yml', []],
    ['of what is not there', 'nowhere', []]
  ])('%s', (_, path, expected) => {
    expect(flowItems(NODES, path).map(({ path }) => path)).toEqual(expected)
    expect(flowItems(NODES.toReversed(), path).map(({ path }) => path)).toEqual(expected)
  })
})

it('are put in another order, what has come since behind them', () => {
  const items = ['a', 'b', 'new', 'c'].map(path => ({ path }))
  expect(inOrder(items, ['c', 'gone', 'a', 'b']).map(({ path }) => path)).toEqual(['c', 'a', 'b', 'new'])
})
