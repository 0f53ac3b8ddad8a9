import { randomUUID } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { SondeFile } from '#shared/opencollection/sonde-file.ts'
import { entriesOf, withoutEntries } from './copy-entries.ts'
import { folderAt, itemAt, placeSeen } from './free-place.ts'
import { HeldFiles } from './held-files.ts'
import { outermost, parentOf } from './item-place.ts'
import type { Source } from './move-items.ts'
import type { OpenCollection } from './open-collection.ts'

/** For all that can still be brought back together. */
const MAX_BYTES = 64 * 1024 * 1024

/** Items of one collection that were deleted together. */
interface Deleted {
  collection: OpenCollection
  paths: string[]
  entries: SondeFile['items']
  /** Absent when they were too large to be held. */
  files?: HeldFiles
}

/** Moves files and folders into the system's trash. */
export type Trash = (paths: string[]) => Promise<void>

/** Deletes items, and brings them back as long as this lives. What was deleted long ago is let go for what is new. */
export class DeletedItems {
  readonly #trash: Trash
  readonly #undos = new Map<string, Deleted[]>()

  constructor(trash: Trash) {
    this.#trash = trash
  }

  /**
   * Puts items into the system's trash.
   * @returns what `restore` takes
   * @throws ClientError BUILD `path`, IO; what the trash says: then they are still there
   */
  async delete(sources: readonly Source[]): Promise<string> {
    const byCollection = new Map<OpenCollection, string[]>()
    for (const { collection, path } of sources) {
      byCollection.set(collection, [...(byCollection.get(collection) ?? []), path])
    }
    const undo = randomUUID()
    const deleted: Deleted[] = []
    this.#undos.set(undo, deleted)
    for (const [collection, paths] of byCollection) {
      deleted.push(await collection.write(() => this.#delete(collection, outermost(paths))))
    }
    this.#letGo()
    return undo
  }

  /**
   * Brings back what was deleted.
   * @throws ClientError IO when it cannot be, or something else is there now
   */
  async restore(undo: string): Promise<void> {
    const deleted = this.#undos.get(undo)
    if (!deleted) throw gone('This was deleted too long ago. Look for it in the trash of your system.')
    for (const each of deleted) {
      if (!each.files)
        throw gone('This was too large to be kept here. Take it back from the trash of your system.')
    }
    for (const each of deleted) await each.collection.write(() => putBack(each))
    this.#undos.delete(undo)
  }

  async #delete(collection: OpenCollection, paths: string[]): Promise<Deleted> {
    const places: string[] = []
    for (const path of paths) places.push((await itemAt(collection, path)).place)
    const files = await HeldFiles.of(places, MAX_BYTES)
    let entries: SondeFile['items'] = {}
    await this.#trash(places)
    await collection.sonde.change(file => {
      entries = Object.assign({}, ...paths.map(path => entriesOf(file, path)))
      return paths.reduce(withoutEntries, file)
    })
    await collection.lookAt(...paths.map(placeSeen))
    return { collection, paths, entries, ...(files && { files }) }
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

/** First what sonde.json said, so that nothing is there without it. */
async function putBack({ collection, paths, entries, files }: Deleted): Promise<void> {
  for (const path of paths) await folderAt(collection, parentOf(path))
  await collection.sonde.change(file => ({ ...file, items: { ...file.items, ...entries } }))
  try {
    await files?.putBack()
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error
    throw gone(`Something else is there now where it was in ${collection.name}: ${paths.join(', ')}.`)
  } finally {
    await collection.lookAt(...paths.map(placeSeen))
  }
}

function gone(problem: string): ClientError {
  return new ClientError('IO', { reason: 'not-restored', facts: { problem } })
}
