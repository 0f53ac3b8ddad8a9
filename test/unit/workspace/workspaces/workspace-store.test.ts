import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'

const names = async (store: WorkspaceStore) => (await store.list()).map(({ name }) => name)

it('always has one, and one only when two processes begin at once', async () => {
  const home = await temporaryFolder()
  const stores = Array.from({ length: 4 }, () => new WorkspaceStore(home))
  const lists = await Promise.all(stores.map(store => store.list()))
  expect(new Set(lists.flat().map(({ id }) => id)).size).toBe(1)
  expect(lists[0]?.[0]).toMatchObject({ name: 'My workspace', collections: [] })
})

it('makes, renames and removes them in order, but not the last', async () => {
  const store = new WorkspaceStore(await temporaryFolder())
  const [first] = await store.list()
  const made = await Promise.all(['B', 'A', 'C'].map(name => store.create(name)))
  expect(await names(store)).toEqual(['My workspace', 'B', 'A', 'C'])
  await store.rename(made[1]?.id ?? '', 'Z')
  await store.remove(first?.id ?? '')
  await store.remove(made[0]?.id ?? '')
  await store.remove(made[2]?.id ?? '')
  expect(await names(store)).toEqual(['Z'])
  await expect(store.remove(made[1]?.id ?? '')).rejects.toMatchObject({ code: 'BUILD', field: 'workspaceId' })
  await expect(store.rename('no', 'X')).rejects.toMatchObject({ code: 'BUILD', field: 'workspaceId' })
})

it('tells an environment as it was chosen just before', async () => {
  const store = new WorkspaceStore(await temporaryFolder())
  const [{ id = '' } = {}] = await store.list()
  const owner = { kind: 'global', workspaceId: id } as const
  for (const name of ['dev', 'live', undefined]) {
    const chosen = store.selectEnvironment(id, owner, name)
    expect(await store.selectedEnvironment(id, owner)).toBe(name)
    await chosen
  }
})

it('loses nothing when several processes change it at once', async () => {
  const home = await temporaryFolder()
  const [workspace] = await new WorkspaceStore(home).list()
  const paths = Array.from({ length: 12 }, (_, n) => `/c${n}`)
  const stores = Array.from({ length: 3 }, () => new WorkspaceStore(home))
  await Promise.all(
    stores.flatMap((store, n) =>
      paths.filter((_, m) => m % 3 === n).map(path => store.addCollection(workspace?.id ?? '', path))
    )
  )
  const [after] = await new WorkspaceStore(home).list()
  expect(after?.collections.map(({ path }) => path).sort()).toEqual(paths.sort())
})

describe('a collection that is opened again', () => {
  async function closedOne() {
    const home = await temporaryFolder()
    const store = new WorkspaceStore(home)
    const id = (await store.list())[0]?.id ?? ''
    const path = join(await temporaryFolder(), 'pets')
    await mkdir(path)
    const collection = await store.addCollection(id, path)
    const close = () => store.removeCollection(id, collection)
    return { home, store, id, path, collection, close, open: () => store.addCollection(id, path) }
  }

  it('is the one that it was, whatever was done in its folder', async () => {
    const { path, collection, close, open } = await closedOne()
    await writeFile(join(path, 'a.yml'), '')
    await close()
    await writeFile(join(path, 'b.yml'), '')
    expect(await open()).toBe(collection)
  })

  it('is another one where another folder was put in its place', async () => {
    const { path, collection, close, open } = await closedOne()
    await close()
    await rm(path, { recursive: true })
    await mkdir(path)
    const other = await open()
    expect(other).not.toBe(collection)
    expect(await open()).toBe(other)
  })

  it('is the one that is open in another workspace, and known when that is removed', async () => {
    const { store, path, collection, close, open } = await closedOne()
    const second = await store.create('Second')
    expect(await store.addCollection(second.id, path)).toBe(collection)
    await close()
    await store.remove(second.id)
    expect(await open()).toBe(collection)
  })

  it('is the one that it was where the list of what is open is lost', async () => {
    const { home, id, path, collection } = await closedOne()
    await writeFile(join(home, 'workspaces', id, 'workspace.json'), '{')
    const store = new WorkspaceStore(home)
    const [workspace] = await store.list()
    expect(workspace?.collections).toEqual([])
    expect(await store.addCollection(workspace?.id ?? '', path)).toBe(collection)
  })

  it('leaves its place to one that was elsewhere, when another folder is there now', async () => {
    const { store, id, path, collection, close } = await closedOne()
    const elsewhere = await store.addCollection(id, await temporaryFolder())
    await expect(store.relocate(elsewhere, path)).rejects.toMatchObject({ field: 'path' })
    await close()
    await expect(store.relocate(elsewhere, path)).rejects.toMatchObject({ field: 'path' })
    await rm(path, { recursive: true })
    await mkdir(path)
    await store.relocate(elsewhere, path)
    expect(await store.addCollection(id, path)).toBe(elsewhere)
    expect(elsewhere).not.toBe(collection)
  })
})

it('tells of changes, by another process too', async () => {
  const home = await temporaryFolder()
  const stop = new AbortController()
  const changes = new WorkspaceStore(home).watch(stop.signal)
  expect((await changes.next()).value).toMatchObject([{ name: 'My workspace' }])
  const next = changes.next()
  await new WorkspaceStore(home).create('Other')
  expect((await next).value).toMatchObject([{ name: 'My workspace' }, { name: 'Other' }])
  stop.abort()
})

it('remembers which environments are in use', async () => {
  const home = await temporaryFolder()
  const store = new WorkspaceStore(home)
  const id = (await store.list())[0]?.id ?? ''
  const owners = [
    { kind: 'global', workspaceId: id },
    { kind: 'collection', collectionId: 'c' }
  ] as const
  for (const owner of owners) {
    expect(await store.selectedEnvironment(id, owner)).toBeUndefined()
    await store.selectEnvironment(id, owner, `dev of ${owner.kind}`)
  }
  for (const owner of owners) {
    expect(await new WorkspaceStore(home).selectedEnvironment(id, owner)).toBe(`dev of ${owner.kind}`)
  }
  await store.selectEnvironment(id, owners[0], undefined)
  await store.selectEnvironment(id, owners[1], undefined)
  for (const owner of owners) expect(await store.selectedEnvironment(id, owner)).toBeUndefined()
})

it('sets aside what cannot be read, and says so', async () => {
  const home = await temporaryFolder()
  const store = new WorkspaceStore(home)
  const id = (await store.list())[0]?.id ?? ''
  await writeFile(join(home, 'workspaces', id, 'workspace.json'), '{')
  await mkdir(join(home, 'workspaces', 'not-ours'))
  expect(await names(store)).toEqual(['My workspace'])
  expect(store.takeProblems()).toEqual([expect.stringContaining('A workspace could not be restored')])
  expect(store.takeProblems()).toEqual([])
  expect(await readdir(join(home, 'workspaces', id))).toEqual([
    expect.stringContaining('workspace.json.broken-')
  ])
})
