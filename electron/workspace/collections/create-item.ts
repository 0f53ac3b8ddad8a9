import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draft } from '#shared/model/draft/draft.ts'
import { newFolder, newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { withEntry } from '#shared/opencollection/sonde-file.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'
import { printYaml } from '../yaml/print-yaml.ts'
import { freePlace, nextSeq, placeSeen } from './free-place.ts'
import { FOLDER_FILE } from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'

/**
 * Makes a new file for a request, behind the others of its folder.
 * @throws ClientError BUILD `path` when there is no such folder, IO
 */
export function createItem(
  collection: OpenCollection,
  folder: string,
  name: string,
  draft: Draft
): Promise<{ path: string; revision: string }> {
  return collection.write(async () => {
    const path = await freePlace(collection, folder, name, 'file')
    const text = printYaml(newItem(name, draft, nextSeq(collection, folder, 'file')))
    // First what the request must not be sent without.
    await collection.sonde.change(file => withEntry(file, path, sondeEntryOf(draft)))
    await writeFileAtomically(join(collection.folder, path), text, { shared: true })
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
    const path = await freePlace(collection, folder, name, 'folder')
    const place = join(collection.folder, path)
    const text = printYaml(newFolder(name, nextSeq(collection, folder, 'folder')))
    await mkdir(place)
    await writeFileAtomically(join(place, FOLDER_FILE), text, { shared: true })
    await collection.lookAt(placeSeen(path))
    return { path }
  })
}
