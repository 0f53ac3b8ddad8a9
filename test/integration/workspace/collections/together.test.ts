import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { OpenedCollection, requestText } from '#test/fixtures/opened-collection.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { createItem } from '#workspace/collections/create-item.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { saveItem } from '#workspace/collections/save-item.ts'

async function twoOn(files: Record<string, string>): Promise<[OpenedCollection, OpenedCollection]> {
  const one = await OpenedCollection.of(files)
  return [one, await OpenedCollection.at(one.folder, one.home)]
}

it('shows in one what is done in the other', async () => {
  const [one, two] = await twoOn({ 'a.yml': requestText('A') })
  expect(two.collection.id).toBe(one.collection.id)
  const { draft, revision } = await one.draft('a.yml')
  const saved = await saveItem(one.collection, 'a.yml', { ...draft, method: 'PUT' }, revision)
  await two.until(() => two.contents().includes('a.yml'))
  expect(two.node('a.yml')?.method).toBe('PUT')
  expect(two.events.findLast(event => event.type === 'content')).toMatchObject({
    revision: saved.kind === 'saved' && saved.revision
  })
  await renameItem(one.collection, 'a.yml', 'B')
  await two.until(() => two.node('a.yml')?.name === 'B')
  await createItem(two.collection, '', 'New', draft)
  await one.until(() => one.node('New.yml') !== undefined)
})

it('lets one of two saves through, and shows the other what it would have lost', async () => {
  const [one, two] = await twoOn({ 'a.yml': requestText('A') })
  for (let round = 0; round < 10; round++) {
    const [mine, other] = await Promise.all([one.draft('a.yml'), two.draft('a.yml')])
    const results = await Promise.all([
      saveItem(one.collection, 'a.yml', { ...mine.draft, url: `https://one.test/${round}` }, mine.revision),
      saveItem(two.collection, 'a.yml', { ...other.draft, url: `https://two.test/${round}` }, other.revision)
    ])
    expect(results.map(({ kind }) => kind).sort()).toEqual(['conflict', 'saved'])
    const winner = results[0].kind === 'saved' ? 'one' : 'two'
    expect(await one.text('a.yml')).toContain(`https://${winner}.test/${round}`)
  }
})

it('loses nothing of sonde.json when both write it', async () => {
  const [one, two] = await twoOn({})
  const draft = {
    method: 'GET',
    url: '',
    headers: [],
    body: { kind: 'none' as const, text: '' },
    withoutDefaults: [],
    settings: { insecure: true }
  }
  const names = Array.from({ length: 10 }, (_, n) => `R${n}`)
  await Promise.all(names.map((name, n) => createItem((n % 2 ? one : two).collection, '', name, draft)))
  expect(Object.keys(JSON.parse(await one.text('sonde.json')).items)).toEqual(
    names.map(name => `${name}.yml`)
  )
})

it('gives a folder the same id in all workspaces, and another on another machine', async () => {
  const one = await OpenedCollection.of({})
  const { id } = await one.workspaces.create('Second')
  expect(await one.store.open(id, one.folder)).toBe(one.collection.id)
  expect(await one.store.open(id, one.folder)).toBe(one.collection.id)
  const other = await OpenedCollection.at(one.folder, await temporaryFolder())
  expect(other.collection.id).not.toBe(one.collection.id)
})

it('tells who watches a workspace of collections that another process opens, orders and closes', async () => {
  const one = await OpenedCollection.of({ 'a.yml': requestText('A') })
  const other = await OpenedCollection.of({ 'b.yml': requestText('B') })
  const [workspace] = await one.workspaces.list()
  if (!workspace) throw new Error('There is no workspace.')
  const second = await OpenedCollection.at(one.folder, one.home)
  const stop = new AbortController()
  const told: string[] = []
  const events = one.store.watchTree(workspace.id, stop.signal)
  const nextEvent = async () => {
    const next = await events.next()
    if (next.done) throw new Error('Nothing more is told.')
    return next.value
  }
  const until = async (names: string) => {
    for (let last = ''; last !== names; ) {
      const value = await nextEvent()
      if (value.type === 'collections') last = value.collections.map(each => each.id).join()
      if (value.type === 'nodes') told.push(...value.changed.map(({ path }) => path))
    }
  }
  const first = one.collection.id
  await until(first)
  await writeFile(other.at('opencollection.yml'), 'info:\n  name: Other\n')
  const added = await second.store.open(workspace.id, other.folder)
  await until([first, added].join())
  await second.workspaces.orderCollections(workspace.id, [added])
  await until([added, first].join())
  await second.store.close(workspace.id, first)
  await until(added)
  while (!told.includes('b.yml')) {
    const value = await nextEvent()
    if (value.type === 'nodes') told.push(...value.changed.map(({ path }) => path))
  }
  await expect(one.store.get(first)).rejects.toMatchObject({ code: 'BUILD', field: 'collectionId' })
  stop.abort()
  expect((await events.next()).done).toBe(true)
})

it('keeps the id of a collection whose folder is elsewhere now', async () => {
  const one = await OpenedCollection.of({})
  const moved = await OpenedCollection.of({ 'b.yml': requestText('B') })
  await one.store.relocate(one.collection.id, moved.folder)
  const collection = await one.store.get(one.collection.id)
  await collection.work.idle()
  expect(collection.tree.nodes().map(({ path }) => path)).toEqual(['b.yml'])
  const another = await one.store.open(one.workspaceId, one.folder)
  expect(another).not.toBe(one.collection.id)
  await expect(one.store.relocate(another, moved.folder)).rejects.toMatchObject({ field: 'path' })
})
