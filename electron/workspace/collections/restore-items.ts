import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import type { SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { folderAt, placeSeen } from './free-place.ts'
import type { HeldFiles } from './held-files.ts'
import type { OpenCollection } from './open-collection.ts'

/** Items of one collection that were deleted together. */
export interface Deleted {
  collection: OpenCollection
  paths: string[]
  /** What sonde.json said of them. */
  entries: SondeFile['items']
  /** Absent when they were too large to be held. */
  files?: HeldFiles
}

/** Sees to it that nothing is in the way of what is to come back. @throws ClientError IO, BUILD `path` */
export async function assertFree({ collection, paths, files }: Deleted): Promise<void> {
  for (const path of paths) await folderAt(collection, parentOf(path))
  const taken = (await files?.taken()) ?? []
  if (taken.length > 0) throw inTheWay(collection, taken)
}

/**
 * Puts items back where they were. First what sonde.json said, so that nothing is there without it. Within `write` only.
 * @throws ClientError IO when something is in the way, or it cannot be written
 */
export async function putBack({ collection, paths, entries, files }: Deleted): Promise<void> {
  for (const path of paths) await folderAt(collection, parentOf(path))
  await collection.sonde.change(file => ({ ...file, items: { ...file.items, ...entries } }))
  try {
    await files?.putBack()
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error
    throw inTheWay(collection, paths)
  } finally {
    await collection.lookAt(...paths.map(placeSeen))
  }
}

function inTheWay({ name }: OpenCollection, places: readonly string[]): ClientError {
  const problem = `Something else is there now where it was in ${name}: ${places.join(', ')}. Move that away and undo again.`
  return new ClientError('IO', { reason: 'not-restored', facts: { problem } })
}
