import { describe, expect, it } from 'vitest'
import { childKeys, hasChildren, keysOpenedBy, ROOT_KEY, readRow } from '#renderer/state/tree-rows.ts'
import type { CollectionInfo, TreeNode } from '#shared/model/workspace.ts'
import { filterTree } from '#shared/workspace/filter-tree.ts'
import { splitWords } from '#shared/workspace/match-words.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'

const tree = applyTreeEvents(EMPTY_TREE, [
  { type: 'collections', collections: [info('c1', 'Storefront'), info('c2', 'Payments')] },
  {
    type: 'nodes',
    collectionId: 'c1',
    reset: true,
    removed: [],
    changed: [
      node('orders', 'folder', 'Orders'),
      node('orders/list.yml', 'http', 'List', { examples: ['None', 'Two'] }),
      node('orders/old', 'folder', 'Old'),
      node('orders/old/refund.yml', 'http', 'Refund'),
      node('health.yml', 'http', 'Health')
    ]
  }
])

describe('the rows of a tree', () => {
  it('are collections, what is in them, and examples', () => {
    expect(outline({ tree })).toEqual([
      'Storefront',
      ' Orders',
      '  Old',
      '   Refund',
      '  List',
      '   None',
      '   Two',
      ' Health',
      'Payments'
    ])
  })

  it('say what the files of those are called that share their name, until it is another', () => {
    const two = applyTreeEvents(tree, [
      changed(node('orders/list2.yml', 'http', 'List'), node('orders/twin', 'folder', 'List'))
    ])
    const fileOf = (of: typeof tree, key: string) => {
      const row = readRow({ tree: of }, key)
      return row.kind === 'item' ? row.file : undefined
    }
    expect(fileOf(tree, 'c1/orders/list.yml')).toBeUndefined()
    expect(fileOf(two, 'c1/orders/list.yml')).toBe('list.yml')
    expect(fileOf(two, 'c1/orders/list2.yml')).toBe('list2.yml')
    expect(fileOf(two, 'c1/orders/twin')).toBeUndefined()
    expect(fileOf(two, 'c1/health.yml')).toBeUndefined()
    const renamed = applyTreeEvents(two, [changed(node('orders/list2.yml', 'http', 'Other'))])
    expect(fileOf(renamed, 'c1/orders/list.yml')).toBeUndefined()
  })

  it('open where there may be something in them', () => {
    const opens = (key: string) => hasChildren(readRow({ tree }, key))
    expect(['c1/', 'c1/orders', 'c1/orders/list.yml', 'c1/health.yml'].map(opens)).toEqual([
      true,
      true,
      true,
      false
    ])
  })

  it.each(['c1/nowhere.yml', 'c1/orders/list.yml//2', 'c3/'])('are gone when nothing is there: %s', key => {
    expect(readRow({ tree }, key).kind).toBe('gone')
  })
})

describe('the rows that a filter leaves', () => {
  it.each([
    ['refund', ['Storefront', ' Orders', '  Old', '   Refund']],
    // All that is in a folder that matches is in it.
    ['old', ['Storefront', ' Orders', '  Old', '   Refund']],
    ['pay', ['Payments']],
    ['nothing', []]
  ])('%s', (query, rows) => {
    expect(outline({ tree, filtered: filterTree(tree, splitWords(query)) })).toEqual(rows)
  })

  it('are opened as far as there are finds', () => {
    expect(keysOpenedBy(filterTree(tree, ['refund'])).sort()).toEqual(['c1/', 'c1/orders', 'c1/orders/old'])
  })
})

function outline(shown: Parameters<typeof childKeys>[0], key = ROOT_KEY, indent = ''): string[] {
  return childKeys(shown, key).flatMap(child => [
    indent + readRow(shown, child).name,
    ...outline(shown, child, `${indent} `)
  ])
}

function info(id: string, name: string): CollectionInfo {
  return { id, name, folder: `/${id}`, writable: true, state: 'ready', problems: [] }
}

function node(path: string, kind: TreeNode['kind'], name: string, more: Partial<TreeNode> = {}): TreeNode {
  return { path, parent: path.split('/').slice(0, -1).join('/'), kind, name, ...more }
}

function changed(...nodes: TreeNode[]) {
  return { type: 'nodes' as const, collectionId: 'c1', reset: false, removed: [], changed: nodes }
}
