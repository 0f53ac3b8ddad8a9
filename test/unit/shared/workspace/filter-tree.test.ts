import { describe, expect, it } from 'vitest'
import type { TreeNode } from '#shared/model/workspace.ts'
import { filterTree } from '#shared/workspace/filter-tree.ts'
import { findWords, splitWords } from '#shared/workspace/match-words.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'

describe('a filter', () => {
  it.each([
    ['by name, upper or lower case', 'LIST', ['orders/list']],
    ['by method', 'post', ['orders/create']],
    ['by URL', 'shop.test', ['orders/create', 'orders/list']],
    ['by all words, each wherever it occurs', 'get shop', ['orders/list']],
    ['of folders too', 'ord', ['orders', 'orders/create', 'orders/list']],
    ['nothing', 'nowhere', []]
  ])('finds %s', (_, query, paths) => {
    expect([...(filter(query)?.matches ?? [])].sort()).toEqual(paths)
  })

  it('keeps the folders that lead to a match, and the collection', () => {
    expect([...(filter('list')?.ancestors ?? [])].sort()).toEqual(['', 'orders'])
  })

  it('finds a collection by its name', () => {
    expect(filter('store')).toEqual({ matches: new Set(), ancestors: new Set() })
    expect(filter('nowhere')).toBeUndefined()
  })
})

describe('the parts of a text in which words occur', () => {
  it.each([
    ['list orders', 'List all Orders, list', ['List', 'Orders', 'list']],
    ['ab bc', 'xabcx', ['abc']],
    ['x', 'nothing', []],
    // The lower case of İ is two units long.
    ['b', 'İb', []]
  ])('%s in %s', (query, text, parts) => {
    expect(findWords(splitWords(query), text).map(({ from, to }) => text.slice(from, to))).toEqual(parts)
  })
})

function filter(query: string) {
  const changed: TreeNode[] = [
    { path: 'orders', parent: '', kind: 'folder', name: 'Orders' },
    node('orders/list', 'List all', 'GET'),
    node('orders/create', 'Create', 'POST'),
    { path: 'note', parent: '', kind: 'unreadable', name: 'note' }
  ]
  const tree = applyTreeEvents(EMPTY_TREE, [
    {
      type: 'collections',
      collections: [
        { id: 'c', name: 'Storefront', folder: '/', writable: true, state: 'ready', problems: [] }
      ]
    },
    { type: 'nodes', collectionId: 'c', reset: true, changed, removed: [] }
  ])
  return filterTree(tree, splitWords(query)).get('c')
}

function node(path: string, name: string, method: string): TreeNode {
  return { path, parent: 'orders', kind: 'http', name, method, url: 'https://shop.test/orders' }
}
