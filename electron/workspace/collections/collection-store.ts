import { realpath } from 'node:fs/promises'
import { ClientError } from '#shared/model/client-error.ts'
import type { TreeEvent } from '#shared/model/workspace.ts'
import type { StoredWorkspace } from '../workspaces/stored-workspace.ts'
import type { WorkspaceStore } from '../workspaces/workspace-store.ts'
import { checkFolder } from './check-folder.ts'
import type { CollectionReader, CollectionSource } from './collection-reader.ts'
import { OpenCollection } from './open-collection.ts'
import { readerOf } from './reader-of.ts'
import { TreeFeed } from './tree-feed.ts'

/** The collections of all workspaces of a data folder. One is opened when somebody first asks for it. */
export class CollectionStore implements CollectionSource {
  readonly #home: string
  readonly #workspaces: WorkspaceStore
  readonly #open = new Map<string, OpenCollection>()
  #newlyOpened: string[] = []
  #onOpened = (_collection: OpenCollection) => {}

  /** @param home the data folder; it need not exist */
  constructor(home: string, workspaces: WorkspaceStore) {
    this.#home = home
    this.#workspaces = workspaces
  }

  /** Calls back for each collection that is opened from now on, before it is read. */
  onOpened(opened: (collection: OpenCollection) => void): void {
    this.#onOpened = opened
  }

  /** The folders of the collections of all workspaces. */
  async folders(): Promise<string[]> {
    const all = await this.#workspaces.list()
    return all.flatMap(({ collections }) => collections.map(({ path }) => path))
  }

  /**
   * Opens a folder as a collection of a workspace; opening one twice is no error.
   * @param folder without links in it
   * @returns its id
   * @throws ClientError BUILD `path` when it is no collection
   */
  async open(workspaceId: string, folder: string): Promise<string> {
    await checkFolder(folder)
    return this.#workspaces.addCollection(workspaceId, await realpath(folder))
  }

  /** The same for a folder that was named when Sonde was started: see `takeNewlyOpened`. */
  async openNamed(workspaceId: string, folder: string): Promise<void> {
    this.#newlyOpened.push(await this.open(workspaceId, folder))
  }

  /** The collections that were named and that no window has been told of, for the one that comes first. */
  takeNewlyOpened(): string[] {
    return this.#newlyOpened.splice(0)
  }

  /** @throws ClientError BUILD `path` when there is no collection */
  async relocate(collectionId: string, folder: string): Promise<void> {
    await checkFolder(folder)
    await this.#workspaces.relocate(collectionId, await realpath(folder))
    await this.#closeUnused()
  }

  async close(workspaceId: string, collectionId: string): Promise<void> {
    await this.#workspaces.removeCollection(workspaceId, collectionId)
    await this.#closeUnused()
  }

  /**
   * The collection of an id, open.
   * @throws ClientError BUILD `collectionId` when there is none
   */
  async get(collectionId: string): Promise<OpenCollection> {
    const all = await this.#workspaces.list()
    const found = all.flatMap(({ collections }) => collections).find(({ id }) => id === collectionId)
    if (!found) {
      const problem = 'The collection is not open any more.'
      throw new ClientError('BUILD', { field: 'collectionId', facts: { problem } })
    }
    return this.#opened(found)
  }

  /** The collections of a workspace, open, in order. @throws ClientError BUILD `workspaceId` when there is none */
  async ofWorkspace(workspaceId: string): Promise<OpenCollection[]> {
    const workspace = (await this.#workspaces.list()).find(({ id }) => id === workspaceId)
    if (workspace) return workspace.collections.map(each => this.#opened(each))
    const problem = 'There is no such workspace any more.'
    throw new ClientError('BUILD', { field: 'workspaceId', facts: { problem } })
  }

  /** The other collections of the workspaces that have one, read.  */
  async beside({ id }: OpenCollection): Promise<OpenCollection[]> {
    const workspaces = (await this.#workspaces.list()).filter(({ collections }) =>
      collections.some(each => each.id === id)
    )
    const stored = workspaces.flatMap(({ collections }) => collections).filter(each => each.id !== id)
    const others = [...new Set(stored.map(each => this.#opened(each)))]
    await Promise.all(others.map(({ work }) => work.idle()))
    return others
  }

  async reader(collectionId: string): Promise<CollectionReader> {
    const collection = await this.get(collectionId)
    await collection.work.idle()
    if (collection.state !== 'missing') return readerOf(collection)
    const problem = `The folder of the collection is gone: ${collection.folder}`
    throw new ClientError('IO', { reason: 'ENOENT', facts: { problem, path: collection.folder } })
  }

  /** The tree of a workspace as it now is, and how it changes, by whoever's hand. */
  async *watchTree(workspaceId: string, signal: AbortSignal): AsyncGenerator<TreeEvent> {
    if (signal.aborted) return
    const feed = new TreeFeed()
    signal.addEventListener('abort', () => feed.end(), { once: true })
    const follow = async () => {
      for await (const all of this.#workspaces.watch(signal)) {
        await this.#closeUnused(all)
        const collections = all.find(({ id }) => id === workspaceId)?.collections ?? []
        feed.show(collections.map(each => this.#opened(each)))
      }
    }
    const following = follow().catch((error: unknown) => feed.fail(error))
    try {
      yield* feed.events()
    } finally {
      feed.end()
      // It ends with the signal, which the asker aborts.
      void following
    }
  }

  /** Closes all. */
  async closeAll(): Promise<void> {
    for (const collection of this.#open.values()) collection.close()
    await Promise.all(Array.from(this.#open.values(), ({ work }) => work.idle()))
    this.#open.clear()
  }

  #opened({ id, path }: StoredWorkspace['collections'][number]): OpenCollection {
    const open = this.#open.get(id)
    if (open?.folder === path) return open
    open?.close()
    const collection = new OpenCollection(id, path, this.#home)
    this.#open.set(id, collection)
    this.#onOpened(collection)
    void collection.load()
    return collection
  }

  async #closeUnused(all?: readonly StoredWorkspace[]): Promise<void> {
    const stored = (all ?? (await this.#workspaces.list())).flatMap(({ collections }) => collections)
    for (const [id, collection] of this.#open) {
      if (stored.some(each => each.id === id && each.path === collection.folder)) continue
      collection.close()
      this.#open.delete(id)
    }
  }
}
