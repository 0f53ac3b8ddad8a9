import { expect, it } from 'vitest'
import type { TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'
import { TreeFeed } from '#workspace/collections/tree-feed.ts'

const nodeOf = (path: string, name = path): TreeNode => ({ path, parent: '', kind: 'http', name })

function tell(collection: OpenCollection, changed: TreeNode[], removed: string[] = []): void {
  collection.events.tell({ type: 'nodes', collectionId: collection.id, reset: false, changed, removed })
}

async function take(events: AsyncGenerator<TreeEvent>, count: number): Promise<TreeEvent[]> {
  const taken: TreeEvent[] = []
  while (taken.length < count) taken.push((await events.next()).value)
  return taken
}

it('tells what there is, and then each change in its order', async () => {
  const { collection } = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const feed = new TreeFeed()
  feed.show([collection])
  const events = feed.events()
  expect(await take(events, 2)).toMatchObject([
    { type: 'collections', collections: [{ id: collection.id, state: 'ready' }] },
    { type: 'nodes', reset: true, changed: [{ path: 'a.yml' }] }
  ])
  tell(collection, [nodeOf('b')])
  tell(collection, [nodeOf('c'), nodeOf('b', 'B')])
  tell(collection, [], ['b'])
  tell(collection, [nodeOf('b', 'again')])
  // What waits becomes one message.
  expect(await take(events, 1)).toMatchObject([
    { changed: [nodeOf('c'), nodeOf('b', 'again')], removed: ['b'] }
  ])
  feed.show([])
  tell(collection, [nodeOf('d')])
  expect(await take(events, 1)).toEqual([{ type: 'collections', collections: [] }])
  feed.end()
  expect((await events.next()).done).toBe(true)
})

it('tells a large tree in parts', async () => {
  const { collection } = await OpenedCollection.of({})
  const feed = new TreeFeed()
  feed.show([collection])
  const events = feed.events()
  await take(events, 2)
  tell(
    collection,
    Array.from({ length: 1200 }, (_, n) => nodeOf(`r${n}`))
  )
  const taken = await take(events, 3)
  expect(taken.map(event => event.type === 'nodes' && event.changed.length)).toEqual([500, 500, 200])
  const info: TreeEvent = { type: 'collections', collections: [collection.info()] }
  expect(applyTreeEvents(EMPTY_TREE, [info, ...taken]).trees.get(collection.id)?.nodes.size).toBe(1200)
})

it('keeps of many changes only how it came out, for somebody who takes none of them', async () => {
  const opened = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const { collection } = opened
  const collectionId = collection.id
  const feed = new TreeFeed()
  feed.show([collection])
  const events = feed.events()
  await take(events, 2)
  for (let n = 0; n < 1000; n++) {
    tell(collection, [nodeOf('a.yml', `${n}`), nodeOf('sub/x.yml')])
    collection.events.tell({ type: 'content', collectionId, path: 'a.yml', revision: `${n}` })
    collection.events.tell({ type: 'info' })
    tell(collection, [], ['sub'])
  }
  expect(await take(events, 3)).toMatchObject([
    { type: 'nodes', changed: [nodeOf('a.yml', '999')], removed: ['sub'] },
    { type: 'content', revision: '999' },
    { type: 'collections' }
  ])
})

it('never tells before a move what came after it', async () => {
  const { collection } = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const collectionId = collection.id
  const feed = new TreeFeed()
  feed.show([collection])
  const events = feed.events()
  await take(events, 2)
  const content = (path: string, revision: string) =>
    collection.events.tell({ type: 'content', collectionId, path, revision })
  content('a.yml', '1')
  const [from, to] = ['a.yml', 'b.yml'].map(path => ({ collectionId, path }))
  if (from && to) collection.events.tell({ type: 'moved', from, to })
  tell(collection, [nodeOf('b.yml')], ['a.yml'])
  content('a.yml', '2')
  expect(await take(events, 4)).toMatchObject([
    { type: 'content', revision: '1' },
    { type: 'moved' },
    { type: 'nodes', removed: ['a.yml'] },
    { type: 'content', revision: '2' }
  ])
})

it('starts over when more waits than anybody will take', async () => {
  const { collection } = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const feed = new TreeFeed()
  feed.show([collection])
  const events = feed.events()
  for (let n = 0; n <= 30_000; n++) {
    const [from, to] = [`${n}.yml`, `${n + 1}.yml`].map(path => ({ collectionId: collection.id, path }))
    if (from && to) collection.events.tell({ type: 'moved', from, to })
  }
  const told: TreeEvent[] = []
  for (let event = await take(events, 1); event[0]?.type !== 'moved'; event = await take(events, 1))
    told.push(...event)
  expect(told).toMatchObject([
    { type: 'collections', collections: [{ state: 'ready' }] },
    { type: 'nodes', reset: true, changed: [{ path: 'a.yml' }] },
    { type: 'content', path: '', revision: collection.revisionOf('') }
  ])
  expect((await take(events, 5_000)).every(({ type }) => type === 'moved')).toBe(true)
})

it('ends with what went wrong, after what was still to be told', async () => {
  const { collection } = await OpenedCollection.of({})
  const feed = new TreeFeed()
  feed.show([collection])
  feed.fail(new Error('no more'))
  const events = feed.events()
  await take(events, 2)
  await expect(events.next()).rejects.toThrow('no more')
})
