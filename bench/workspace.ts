import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CollectionInfo } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE } from '#shared/workspace/workspace-tree.ts'
import { CollectionStore } from '#workspace/collections/collection-store.ts'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'
import { saveItem } from '#workspace/collections/save-item.ts'
import { searchCollections } from '#workspace/search/search-collections.ts'
import { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { FOLDERS, pathOf, REQUESTS, TYPED, writeLargeCollection } from './large-collection.ts'
import { median } from './median.ts'
import { measureWindow } from './workspace-window.ts'

const ROUNDS = 5

/**
 * A workspace of ten thousand requests: how long from opening it until its tree is complete in the window's own form,
 * what that takes in memory, when all is read to its end, and how long a search takes at each key; then what a person at its
 * window waits for.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const place = mkdtempSync(join(tmpdir(), 'sonde-bench-'))
  try {
    const folder = join(place, 'collection')
    writeLargeCollection(folder)
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push(await measure(join(place, `home${round}`), folder))
    const of = (key: keyof Round) => median(rounds.map(each => each[key]))
    const worst = (key: keyof Round) => Math.max(...rounds.map(each => each[key]))
    const ms = (key: keyof Round) => [of(key).toFixed(1), worst(key).toFixed(1)]
    return {
      title: `A workspace of ${REQUESTS.toLocaleString('en')} requests in ${FOLDERS} folders`,
      columns: ['figure', 'median', 'worst'],
      rows: [
        ['open → first nodes, ms', ...ms('first')],
        ['open → tree complete, ms', ...ms('tree')],
        ['open → all read to its end, ms', ...ms('read')],
        ['search per key, slowest of a round, ms', ...ms('search')],
        ['reading one request, ms', ...ms('item')],
        ['saving one request, ms', ...ms('save')],
        ['memory of tree and index, MB', ...ms('heap')],
        ...(await measureWindow(place, folder))
      ]
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

interface Round {
  first: number
  tree: number
  read: number
  search: number
  item: number
  save: number
  /** In megabytes. */
  heap: number
}

async function measure(home: string, folder: string): Promise<Round> {
  const workspaces = new WorkspaceStore(home)
  const store = new CollectionStore(home, workspaces)
  const [workspace] = await workspaces.list()
  if (!workspace) throw new Error('There is no workspace.')
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const start = performance.now()
  const since = () => performance.now() - start
  const id = await store.open(workspace.id, folder)
  const first = await watchUntilReady(store, workspace.id)
  const tree = since()
  const collection = await store.get(id)
  await collection.settled()
  const read = since()
  globalThis.gc?.()
  const heap = (process.memoryUsage().heapUsed - before) / 1e6
  const search = searchAsTyped(collection)
  const item = await readSome(collection)
  const save = await saveSome(collection)
  await store.closeAll()
  return { first: first - start, tree, read, search, item, save, heap }
}

/** As a window does it. @returns when it had nodes to show */
async function watchUntilReady(store: CollectionStore, workspaceId: string): Promise<number> {
  const stop = new AbortController()
  let tree = EMPTY_TREE
  let first: number | undefined
  for await (const event of store.watchTree(workspaceId, stop.signal)) {
    tree = applyTreeEvents(tree, [event])
    if (event.type === 'nodes' && event.changed.length > 0) first ??= performance.now()
    if (isReady(tree.collections)) break
  }
  stop.abort()
  const [nodes] = tree.trees.values()
  if (nodes?.nodes.size !== REQUESTS + FOLDERS) throw new Error(`The tree has ${nodes?.nodes.size} nodes.`)
  return first ?? performance.now()
}

function isReady([collection]: readonly CollectionInfo[]): boolean {
  return collection?.state === 'ready'
}

function searchAsTyped({ id, search, tree }: OpenCollection): number {
  const searched = [{ id, index: search, node: (path: string) => tree.get(path)?.node }]
  const times = Array.from(TYPED, (_, index) => {
    const start = performance.now()
    searchCollections(searched, TYPED.slice(0, index + 1), 100)
    return performance.now() - start
  })
  return Math.max(...times)
}

async function readSome(collection: OpenCollection): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 50; n++) {
    const start = performance.now()
    const disk = await readItemOnDisk(collection, pathOf(n * 37))
    if (disk) contentOf(collection, disk)
    times.push(performance.now() - start)
  }
  return median(times)
}

/** To the disk and back into the tree. */
async function saveSome(collection: OpenCollection): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < 20; n++) {
    const path = pathOf(n * 37)
    const disk = await readItemOnDisk(collection, path)
    const content = disk && contentOf(collection, disk)
    if (content?.kind !== 'draft') throw new Error(`${path} is no draft.`)
    const start = performance.now()
    await saveItem(collection, path, { ...content.draft, docs: `Saved ${start}.` }, content.revision)
    times.push(performance.now() - start)
  }
  return median(times)
}
