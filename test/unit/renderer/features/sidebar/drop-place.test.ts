import { describe, expect, it } from 'vitest'
import { canDrag, canDropInto, childAfterDrop } from '#renderer/features/sidebar/drop-place.ts'
import type { TreeRow } from '#renderer/state/tree-rows.ts'
import type { CollectionInfo, TreeNode } from '#shared/model/workspace.ts'

describe('what can be dragged', () => {
  it.each([
    ['items', [item('a'), item('b', 'folder')], true],
    ['one collection', [collection()], true],
    ['several collections', [collection(), collection()], false],
    ['items with a collection', [item('a'), collection()], false],
    ['an example', [example()], false],
    ['nothing', [], false]
  ])('%s: %s', (_, rows, can) => {
    expect(canDrag(rows, () => info())).toBe(can)
  })

  it('nothing of a collection that cannot be written', () => {
    expect(canDrag([item('a')], () => info({ writable: false }))).toBe(false)
  })
})

describe('where it can be dropped', () => {
  it.each([
    ['an item into a folder', [item('a')], item('f', 'folder'), true],
    ['an item into a collection', [item('a')], collection(), true],
    ['an item into one that is missing', [item('a')], collection({ state: 'missing' }), false],
    ['an item into one that cannot be written', [item('a')], collection({ writable: false }), false],
    ['an item into a request', [item('a')], item('b'), false],
    ['an item beside the collections', [item('a')], undefined, false],
    ['a collection beside the others', [collection()], undefined, true],
    ['a collection into a folder', [collection()], item('f', 'folder'), false]
  ])('%s: %s', (_, rows, into, can) => {
    expect(canDropInto(rows, into)).toBe(can)
  })
})

describe('what dropped items come to stand before', () => {
  const children = [node('f1', 'folder'), node('f2', 'folder'), node('r1'), node('r2')]

  it.each([
    ['a request among the folders: the first request', [node('new')], 1, 'r1'],
    ['a request before another', [node('new')], 3, 'r2'],
    ['a request at the end', [node('new')], 4, undefined],
    ['a folder among the requests: it is the last folder', [node('new', 'folder')], 3, undefined],
    ['a folder before another', [node('new', 'folder')], 1, 'f2'],
    ['a request where it is: the next one', [children[2] ?? node('r1')], 2, 'r2']
  ])('%s', (_, dragged, index, before) => {
    expect(childAfterDrop(dragged, children, index)).toBe(before)
  })
})

function node(path: string, kind: TreeNode['kind'] = 'http'): TreeNode {
  return { path, parent: '', kind, name: path }
}

function item(path: string, kind: TreeNode['kind'] = 'http'): TreeRow {
  return { kind: 'item', key: path, name: path, address: { collectionId: 'c', path }, node: node(path, kind) }
}

function example(): TreeRow {
  return { kind: 'example', key: 'e', name: 'e', address: { collectionId: 'c', path: 'a' }, index: 0 }
}

function info(change: Partial<CollectionInfo> = {}): CollectionInfo {
  return { id: 'c', name: 'C', folder: '/c', writable: true, state: 'ready', problems: [], ...change }
}

function collection(change: Partial<CollectionInfo> = {}): TreeRow {
  const address = { collectionId: 'c', path: '' }
  return { kind: 'collection', key: 'c/', name: 'C', address, collection: info(change) }
}
