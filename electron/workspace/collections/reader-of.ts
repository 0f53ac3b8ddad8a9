import { ClientError } from '#shared/model/client-error.ts'
import { mergeSonde } from '#shared/opencollection/sonde-entry.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import type { CollectionFiles } from './collection-files.ts'
import type { CollectionReader, HandedDown } from './collection-reader.ts'
import { readItemOnDisk } from './item-on-disk.ts'
import { nameOf } from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'

/** An open collection, as those see it who send its requests. */
export function readerOf(collection: OpenCollection): CollectionReader {
  return {
    id: collection.id,
    get name() {
      return collection.name
    },
    folder: collection.folder,
    onChange: changed => collection.events.onChange(changed),
    handedDown: path => handedDownTo(collection, path)
  }
}

/** See `CollectionReader.handedDown`. @throws ClientError IO for a file on the way that cannot be read */
export async function handedDownTo(collection: CollectionFiles, path: string): Promise<HandedDown[]> {
  const layers = foldersTo(collection, path).map(folder => handedDownBy(collection, folder))
  return (await Promise.all(layers)).flatMap(layer => layer ?? [])
}

/** The folders on the way to an item, outermost first: the collection is the empty path. A folder counts itself. */
function foldersTo(collection: CollectionFiles, path: string): string[] {
  if (path === '') return ['']
  const folders = [...foldersTo(collection, parentOf(path))]
  return collection.tree.get(path)?.node.kind === 'folder' ? [...folders, path] : folders
}

/**
 * Undefined for a folder that is not there.
 * @throws ClientError IO for a file that cannot be read: what it hands down must not be left out in silence
 */
async function handedDownBy(collection: CollectionFiles, path: string): Promise<HandedDown | undefined> {
  const disk = await readItemOnDisk(collection, path)
  if (!disk) return undefined
  if (!disk.content.ok) {
    const { message, file, line } = disk.content.problem
    const problem = `${file}${line === undefined ? '' : `, line ${line}`}: ${message}`
    throw new ClientError('IO', { reason: 'unreadable', facts: { problem, path: disk.file } })
  }
  const { item } = disk.content
  if (!item.draft) return undefined
  const draft = mergeSonde(item.draft, collection.sonde.entry(path))
  const { scripts } = item
  if (path === '')
    return { origin: { kind: 'collection', name: item.name || collection.name }, draft, scripts }
  return { origin: { kind: 'folder', name: item.name || nameOf(path), path }, draft, scripts }
}
