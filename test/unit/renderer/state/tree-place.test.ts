import { beforeEach, describe, expect, it } from 'vitest'
import { addressIn, followInPlaces, placeAt, type TreePlace } from '#renderer/state/tree-place.ts'
import type { CollectionInfo, TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE, type WorkspaceTree } from '#shared/workspace/workspace-tree.ts'

const SHOP: CollectionInfo = {
  id: 'shop',
  name: 'Shop',
  folder: '/shop',
  writable: true,
  state: 'ready',
  problems: []
}
const LIST: TreeNode = {
  path: 'orders/list.yml',
  parent: 'orders',
  kind: 'http',
  name: 'List',
  method: 'GET'
}
const ORDERS: TreeNode = { path: 'orders', parent: '', kind: 'folder', name: 'Orders' }

const at = (path: string) => ({ collectionId: 'shop', path })
const nodes = (event: Partial<Extract<TreeEvent, { type: 'nodes' }>>): TreeEvent => ({
  type: 'nodes',
  collectionId: 'shop',
  reset: false,
  changed: [],
  removed: [],
  ...event
})

let tree: WorkspaceTree
let place: TreePlace
beforeEach(() => {
  tree = EMPTY_TREE
  place = placeAt(at(LIST.path))
  tell({ type: 'collections', collections: [SHOP] }, nodes({ reset: true, changed: [ORDERS, LIST] }))
})

function tell(...events: TreeEvent[]): void {
  for (const event of events) {
    followInPlaces([place], event, ({ collectionId, path }) => tree.trees.get(collectionId)?.nodes.get(path))
    tree = applyTreeEvents(tree, [event])
  }
}

describe('the place of an item', () => {
  beforeEach(() => {
    place = placeAt(at(LIST.path))
  })

  it('goes along when the item or a folder above it is called otherwise', () => {
    tell({ type: 'moved', from: at('orders'), to: at('purchases') })
    tell({ type: 'moved', from: at('purchases/list.yml'), to: { collectionId: 'other', path: 'all.yml' } })
    expect(addressIn(place)).toEqual({ collectionId: 'other', path: 'all.yml' })
  })

  it('is not that of another item that gets its name', () => {
    tell(
      { type: 'moved', from: at(LIST.path), to: at('orders/all.yml') },
      nodes({ removed: [LIST.path], changed: [{ ...LIST, path: 'orders/all.yml', name: 'All' }] }),
      nodes({ changed: [LIST] })
    )
    expect(addressIn(place)).toEqual(at('orders/all.yml'))
  })

  it('is lost when the item has gone, whatever comes there instead', () => {
    tell(nodes({ removed: ['orders'] }))
    expect(() => addressIn(place)).toThrow('What was at orders/list.yml is not there any more.')
    tell(nodes({ changed: [ORDERS, { ...LIST, method: 'POST' }] }))
    expect(() => addressIn(place)).toThrow()
  })

  it('is found again when the same comes back', () => {
    const edited = { ...LIST, url: 'http://host.test/' }
    tell(nodes({ changed: [edited] }), nodes({ removed: ['orders'] }), nodes({ changed: [ORDERS, edited] }))
    expect(addressIn(place)).toEqual(at(LIST.path))
  })

  it('is found again when the tree is told anew, unless there is another item by then', () => {
    tell(nodes({ reset: true, changed: [ORDERS] }), nodes({ changed: [LIST] }))
    expect(addressIn(place)).toEqual(at(LIST.path))
    tell(nodes({ reset: true, changed: [ORDERS, { ...LIST, name: 'Another' }] }))
    expect(() => addressIn(place)).toThrow()
  })

  it('of a collection is never lost', () => {
    place = placeAt(at(''))
    tell(nodes({ reset: true }))
    expect(addressIn(place)).toEqual(at(''))
  })
})
