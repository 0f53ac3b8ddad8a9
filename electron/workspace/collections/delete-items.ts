import { randomUUID } from 'node:crypto'
import { access, constants, lstat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { fileError, onFiles, unless } from '../file-error.ts'
import { entriesOf, withoutEntries } from './copy-entries.ts'
import { itemAt, placeSeen } from './free-place.ts'
import { HeldFiles } from './held-files.ts'
import { outermost } from './item-place.ts'
import type { Source } from './move-items.ts'
import type { OpenCollection } from './open-collection.ts'
import { assertFree, type Deleted, putBack } from './restore-items.ts'

/** For all that can still be brought back together. */
const MAX_BYTES = 64 * 1024 * 1024

/** Moves files and folders into the system's trash. */
export type Trash = (paths: string[]) => Promise<void>

export interface Deletion {
  /** What `restore` takes. */
  undo: string
  /** What kept some of them from being deleted: those are still there. */
  problem?: string
}

/** Deletes items, and brings them back as long as this lives. What was deleted long ago is let go for what is new. */
export class DeletedItems {
  readonly #trash: Trash
  readonly #undos = new Map<string, Deleted[]>()

  constructor(trash: Trash) {
    this.#trash = trash
  }

  /**
   * Puts items into the system's trash.
   * @throws ClientError BUILD `path`, IO; what the trash says: then all of them are still there
   */
  async delete(sources: readonly Source[]): Promise<Deletion> {
    const byCollection = new Map<OpenCollection, string[]>()
    for (const { collection, path } of sources) {
      byCollection.set(collection, [...(byCollection.get(collection) ?? []), path])
    }
    const deleted: Deleted[] = []
    const failures: unknown[] = []
    for (const [collection, paths] of byCollection) {
      await collection
        .write(() => this.#delete(collection, outermost(paths), deleted, failures))
        .catch((error: unknown) => failures.push(error))
    }
    const [failure] = failures
    if (deleted.length === 0) throw failure
    const undo = randomUUID()
    this.#undos.set(undo, deleted)
    this.#letGo()
    return { undo, ...(failure !== undefined && { problem: ClientError.wrap(failure).message }) }
  }

  /**
   * Brings back what was deleted: all of it, or as long as something is in the way, nothing.
   * @throws ClientError IO when it cannot be. What is back then stays; it may be tried again for the others
   */
  async restore(undo: string): Promise<void> {
    const deleted = this.#undos.get(undo)
    if (!deleted) throw notRestored('This was deleted too long ago. Look for it in the trash of your system.')
    for (const { files } of deleted) {
      if (!files)
        throw notRestored('This was too large to be kept here. Take it back from the trash of your system.')
    }
    for (const each of deleted) await assertFree(each)
    while (deleted[0]) {
      const [next] = deleted
      await next.collection.write(() => putBack(next))
      deleted.shift()
    }
    this.#undos.delete(undo)
  }

  /** The trash may take some and refuse others. What went wrong is added to the failures. */
  async #delete(
    collection: OpenCollection,
    paths: string[],
    deleted: Deleted[],
    failures: unknown[]
  ): Promise<void> {
    const places = new Map<string, string>()
    for (const path of paths) places.set(path, (await itemAt(collection, path)).place)
    // Whatever the trash says of it, it does not say why.
    for (const place of places.values()) await onFiles(place, access(dirname(place), constants.W_OK))
    collection.sonde.assertChangeable(file => paths.reduce(withoutEntries, file))
    const files = await HeldFiles.of([...places.values()], MAX_BYTES)
    await this.#trash([...places.values()]).catch((error: unknown) =>
      failures.push(fileError(error, collection.folder))
    )
    const gone: string[] = []
    for (const [path, place] of places) if (!(await unless('ENOENT', lstat(place)))) gone.push(path)
    if (gone.length < paths.length) failures.push(notTaken(paths.filter(path => !gone.includes(path))))
    if (gone.length === 0) return
    files?.keep(gone.flatMap(path => places.get(path) ?? []))
    const own: Deleted = { collection, paths: gone, entries: {}, ...(files && { files }) }
    deleted.push(own)
    await collection.sonde.change(file => {
      own.entries = Object.assign({}, ...gone.map(path => entriesOf(file, path)))
      return gone.reduce(withoutEntries, file)
    })
    await collection.lookAt(...gone.map(placeSeen))
  }

  #letGo(): void {
    const size = (deleted: Deleted[]) => deleted.reduce((sum, { files }) => sum + (files?.size ?? 0), 0)
    let held = 0
    for (const [undo, deleted] of [...this.#undos].reverse()) {
      held += size(deleted)
      if (held > MAX_BYTES) this.#undos.delete(undo)
    }
  }
}

function notTaken(paths: readonly string[]): ClientError {
  const problem = `The trash of your system left ${paths.join(', ')} where it is.`
  return new ClientError('IO', { reason: 'not-deleted', facts: { problem } })
}

function notRestored(problem: string): ClientError {
  return new ClientError('IO', { reason: 'not-restored', facts: { problem } })
}
