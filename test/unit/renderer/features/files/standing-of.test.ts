import { expect, it } from 'vitest'
import { standingOf } from '#renderer/features/files/standing-of.ts'
import type { CollectionInfo } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'

const shop = (state: CollectionInfo['state']) =>
  applyTreeEvents(EMPTY_TREE, [
    {
      type: 'collections',
      collections: [{ id: 'shop', name: 'Shop', folder: '/shop', writable: true, state, problems: [] }]
    },
    {
      type: 'nodes',
      collectionId: 'shop',
      reset: true,
      changed: [{ path: 'list.yml', parent: '', kind: 'http', name: 'List' }],
      removed: []
    }
  ])

it.each([
  ['shop', 'list.yml', 'ready', 'there'],
  ['shop', '', 'ready', 'there'],
  ['shop', 'gone.yml', 'ready', 'gone'],
  ['shop', 'gone.yml', 'loading', 'there'],
  ['shop', 'gone.yml', 'missing', 'gone'],
  ['other', 'list.yml', 'ready', 'elsewhere']
] as const)('says of %s/%s in a collection that is %s: %s', (collectionId, path, state, standing) => {
  expect(standingOf(shop(state), { collectionId, path })).toBe(standing)
})
