import { basename } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '#shared/model/problem.ts'
import type { CollectionInfo } from '#shared/model/workspace.ts'
import { isAtOrBelow } from '#shared/workspace/item-path.ts'
import { onFiles } from '../file-error.ts'
import { SearchIndex } from '../search/search-index.ts'
import { headPieces } from '../search/searchable.ts'
import { WorkQueue } from '../work-queue.ts'
import { Burst } from './burst.ts'
import { CollectionEvents } from './collection-events.ts'
import { sideFiles } from './collection-folder.ts'
import { type Alone, CollectionLock } from './collection-lock.ts'
import { deleteLeftovers } from './delete-leftovers.ts'
import { twinProblems } from './find-twins.ts'
import { finishMove } from './finish-move.ts'
import { FolderWatches } from './folder-watches.ts'
import { takeEntriesAlong } from './follow-moves.ts'
import { ENVIRONMENTS, ROOT_FILE, SONDE_FILE } from './item-place.ts'
import { type Entry, NodeTree } from './node-tree.ts'
import { proofread } from './proofread.ts'
import { Proofreader } from './proofreader.ts'
import { problemOf } from './read-entry.ts'
import { type Dirty, refreshTree, type TreeChanges } from './refresh-tree.ts'
import { type RootFile, readRootFile } from './root-file.ts'
import { RootPlace } from './root-place.ts'
import { type Looking, scanFolder } from './scan-folder.ts'
import type { Seen } from './sightings.ts'
import { SondeEntries } from './sonde-entries.ts'

/** A collection's folder with all that is in it, kept as it is on disk by whoever's hand. */
export class OpenCollection {
  readonly id: string
  /** On disk, without links in it. */
  readonly folder: string
  readonly tree = new NodeTree()
  /** Of what is in the tree: of names and URLs at once, of all else a little later. */
  readonly search = new SearchIndex()
  /** Whatever changes files or the tree happens in turn. */
  readonly work = new WorkQueue()
  /** What the file format lacks. */
  readonly sonde: SondeEntries
  readonly lock: CollectionLock
  readonly events = new CollectionEvents()
  readonly #burst: Burst
  readonly #proofreader: Proofreader
  readonly #place: RootPlace
  #watches: FolderWatches
  #root: RootFile = { ignoredPaths: [], problems: [] }
  #state: CollectionInfo['state'] = 'loading'
  #unwatched: Problem | undefined
  #unlisted: Problem | undefined
  #twins: Problem[] = []
  #told: CollectionInfo | undefined
  #closed = false

  /** @param home the data folder, where processes that change the same collection wait for each other */
  constructor(id: string, folder: string, home: string) {
    this.id = id
    this.folder = folder
    this.lock = new CollectionLock(home, id)
    this.sonde = new SondeEntries(folder)
    this.#watches = this.#newWatches()
    this.#burst = new Burst(folder, (dirty, seen) => {
      void this.work.run(() => this.#refresh(dirty, this.lock.alone, seen))
    })
    this.#place = new RootPlace(folder, () => void this.work.run(() => this.#lookAtPlace()))
    this.#proofreader = new Proofreader(folder, (...read) => proofread(this, ...read))
  }

  get name(): string {
    return this.#root.name ?? basename(this.folder)
  }

  /** How many files have not been read to their end yet: of those only the tree knows. */
  get unread(): number {
    return this.#proofreader.waiting
  }

  get state(): CollectionInfo['state'] {
    return this.#state
  }

  /** Reads the whole tree. Settles when it is complete; what is wrong with it is said in `info`. */
  load(): Promise<void> {
    return this.work.run(() => this.#load())
  }

  info(): CollectionInfo {
    const { id, name, folder } = this
    const orphaned = this.#state === 'ready' ? this.sonde.problems(path => !!this.tree.get(path)) : []
    const others = [this.#unlisted, this.#unwatched].flatMap(problem => problem ?? [])
    const problems = [...this.#root.problems, ...orphaned, ...this.#twins, ...others]
    return { id, name, folder, writable: this.#place.writable, state: this.#state, problems }
  }

  /**
   * Changes files, while nobody else does so, in this process or another.
   * @throws ClientError IO
   */
  write<T>(change: () => Promise<T>): Promise<T> {
    return this.work.run(() =>
      onFiles(
        this.folder,
        this.lock.alone(async () => {
          await finishMove(this)
          await this.readSonde()
          return change()
        })
      )
    )
  }

  /** What names the content of an item, and of the collection itself, as it was last seen. */
  revisionOf(path: string): string {
    const digest = (path === '' ? this.#root.digest : this.tree.get(path)?.digest) ?? ''
    return this.sonde.revision(path, digest)
  }

  /** Tells that the content of an item, or of the collection itself, is another. */
  tellContent(path: string): void {
    this.events.tell({ type: 'content', collectionId: this.id, path, revision: this.revisionOf(path) })
    if (path === '') this.events.tellFile('')
  }

  /** Tells what sonde.json says otherwise by now. Within `work` only. */
  async readSonde(): Promise<void> {
    for (const path of await this.sonde.load()) this.tellContent(path)
  }

  /** Looks at these paths at once, and tells what is another there: for who has just written. Within `write` only. */
  async lookAt(...places: { folder: string; names: string[] }[]): Promise<void> {
    const dirty = new Map(places.map(({ folder, names }) => [folder, new Set(names)]))
    await this.#refresh(dirty, follow => follow())
  }

  /** Settles when all that happened up to now is told, and all is read to its end. */
  async settled(): Promise<void> {
    await this.work.idle()
    await this.#proofreader.idle()
  }

  close(): void {
    this.#closed = true
    this.#place.stop()
    this.#burst.drop()
    this.#watches.close()
    this.#proofreader.close()
    this.events.clear()
  }

  async #load(): Promise<void> {
    if (this.#closed) return
    this.#watches.close()
    this.#watches = this.#newWatches()
    this.#burst.drop()
    this.#unwatched = undefined
    this.#unlisted = undefined
    this.#forget()
    this.#setState('loading')
    try {
      // First: of one that takes its place in between it is known then that it is another.
      await this.#place.look()
      if (!this.#place.isThere) return this.#tellMissing()
      this.#watches.enter('')
      this.#root = await readRootFile(this.folder, this.search)
      await this.sonde.load()
      this.#watches.enter(ENVIRONMENTS)
      const exists = await scanFolder(this.#looking(), '', entries => this.#addScanned(entries))
      if (!exists) return this.#tellMissing()
      this.#twins = twinProblems(this.tree.entries())
      this.#setState('ready')
      for (const path of ['', ENVIRONMENTS]) this.events.tellFile(path)
      void deleteLeftovers(this.folder, this.tree.nodes())
      if (await this.lock.unfinishedMove()) void this.write(async () => {}).catch(() => undefined)
    } catch (error) {
      this.#unlisted = problemOf(error, this.folder)
      this.#setState('ready')
    }
  }

  #addScanned(entries: readonly Entry[]): void {
    for (const entry of entries) {
      this.tree.set(entry)
      this.search.put(entry.node.path, headPieces(entry.node))
    }
    const changed = entries.map(({ node }) => node)
    this.events.tell({ type: 'nodes', collectionId: this.id, reset: false, changed, removed: [] })
    this.#proofreader.add(entries)
  }

  /**
   * @param alone does what changes sonde.json while nobody else does
   * @param seen which files were there meanwhile
   */
  async #refresh(told: Dirty, alone: Alone, seen: Seen = new Map()): Promise<void> {
    if (this.#closed || this.#state !== 'ready') return
    const isAnother = told.has('') && (await this.#place.look())
    // Nothing was seen in it until now.
    if (isAnother) this.#watches.enter('')
    const dirty: Dirty = isAnother ? new Map([...told, ['', 'all'], [ENVIRONMENTS, 'all']]) : told
    const top = dirty.get('')
    const isDirty = (name: string) => top === 'all' || top?.has(name) === true
    if (isDirty(ENVIRONMENTS)) this.#watches.enter(ENVIRONMENTS)
    if (isDirty(ROOT_FILE) && (await this.#refreshRoot())) return
    const resaid = isDirty(SONDE_FILE) ? await this.sonde.load() : []
    try {
      const changes = await refreshTree(this.tree, this.#looking(), dirty, seen)
      if (!changes) return this.#tellMissing()
      this.#unlisted = undefined
      await takeEntriesAlong(this, changes.moved, alone)
      this.#tell(changes, resaid)
    } catch (error) {
      // It is looked at again when something happens there.
      this.#unlisted = problemOf(error, this.folder)
    }
    for (const path of sideFiles(dirty)) this.events.tellFile(path)
    this.#tellInfo()
  }

  /** @returns whether all was read anew, since other paths are ignored now */
  async #refreshRoot(): Promise<boolean> {
    const before = this.#root
    this.#root = await readRootFile(this.folder, this.search)
    if (before.digest === this.#root.digest) return false
    this.tellContent('')
    if (isDeepStrictEqual(before.ignoredPaths, this.#root.ignoredPaths)) return false
    await this.#load()
    return true
  }

  #tell({ moved, changed, removed, contents }: TreeChanges, resaid: readonly string[]): void {
    const collectionId = this.id
    for (const { from, to } of moved) {
      this.events.tell({ type: 'moved', from: { collectionId, path: from }, to: { collectionId, path: to } })
    }
    for (const path of removed) {
      if (!this.tree.get(path)) this.#watches.leave(path)
      this.search.remove(path)
    }
    for (const node of changed) this.search.put(node.path, headPieces(node))
    if (changed.length > 0 || removed.length > 0) {
      this.#twins = twinProblems(this.tree.entries())
      this.events.tell({ type: 'nodes', collectionId, reset: false, changed, removed })
    }
    const others = new Set([...contents, ...changed.map(({ path }) => path)])
    this.#proofreader.add([...others].flatMap(path => this.tree.get(path) ?? []))
    for (const path of new Set([...contents, ...resaid])) this.tellContent(path)
    for (const path of [...removed, ...others]) this.events.tellFile(path)
  }

  /** Something else is at the place of the folder than before, or it may be used otherwise. */
  async #lookAtPlace(): Promise<void> {
    if (this.#state !== 'ready' || this.#unlisted) await this.#load()
    else await this.#refresh(new Map([['', new Set<string>()]]), this.lock.alone)
  }

  /** The folder is gone: what it held is told to be gone too, and it is waited for. */
  #tellMissing(): void {
    this.#watches.close()
    this.#forget()
    this.#twins = []
    this.#setState('missing')
  }

  #forget(): void {
    this.tree.clear()
    this.search.clear()
    this.#proofreader.drop()
    this.events.tell({ type: 'nodes', collectionId: this.id, reset: true, changed: [], removed: [] })
  }

  #looking(): Looking {
    const ignored = (path: string) => this.#root.ignoredPaths.some(folder => isAtOrBelow(path, folder))
    return { root: this.folder, ignored, enter: folder => this.#watches.enter(folder) }
  }

  #newWatches(): FolderWatches {
    return new FolderWatches(
      this.folder,
      (folder, name) => this.#burst.add(folder, name),
      problem => {
        this.#unwatched ??= problem
        this.#tellInfo()
      }
    )
  }

  #setState(state: CollectionInfo['state']): void {
    this.#state = state
    this.#tellInfo()
  }

  #tellInfo(): void {
    const info = this.info()
    if (isDeepStrictEqual(info, this.#told)) return
    this.#told = info
    this.events.tell({ type: 'info' })
  }
}
