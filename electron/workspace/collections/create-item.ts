import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draft } from '#shared/model/draft/draft.ts'
import { newFolder, newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { withEntry } from '#shared/opencollection/sonde-file.ts'
import { isDone } from '../file-error.ts'
import { syncFolder, writeNewFile } from '../write-file-atomically.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { assertFits } from './assert-fits.ts'
import { nextSeq, placeSeen, takeFreePlace } from './free-place.ts'
import { FOLDER_FILE } from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'
import { sayFirst } from './say-first.ts'

/**
 * Makes a new file for a request, behind the others of its folder.
 * @throws ClientError BUILD `path` when there is no such folder, `draft` when it is too large; IO
 */
export function createItem(
  collection: OpenCollection,
  folder: string,
  name: string,
  draft: Draft
): Promise<{ path: string; revision: string }> {
  return collection.write(async () => {
    const text = assertFits(printYaml(newItem(name, draft, nextSeq(collection, folder, 'file'))))
    const path = await takeFreePlace(collection, folder, name, 'file', free =>
      sayFirst(
        collection,
        free,
        file => withEntry(file, free, sondeEntryOf(draft)),
        () => writeNewFile(join(collection.folder, free), text)
      )
    )
    await collection.lookAt(placeSeen(path))
    return { path, revision: collection.revisionOf(path) }
  })
}

/** Makes a new folder, behind the others. @throws ClientError BUILD `path`, IO */
export function createFolder(
  collection: OpenCollection,
  folder: string,
  name: string
): Promise<{ path: string }> {
  return collection.write(async () => {
    const text = printYaml(newFolder(name, nextSeq(collection, folder, 'folder')))
    const path = await takeFreePlace(collection, folder, name, 'folder', free =>
      isDone('EEXIST', mkdir(join(collection.folder, free)))
    )
    await writeNewFile(join(collection.folder, path, FOLDER_FILE), text)
    await syncFolder(join(collection.folder, folder))
    await collection.lookAt(placeSeen(path))
    return { path }
  })
}
