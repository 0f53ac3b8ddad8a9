import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { foldedFileName, freeFileName } from '#shared/workspace/file-name.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { unless } from '../file-error.ts'
import {
  assertItem,
  ENVIRONMENTS,
  FOLDER_FILE,
  findPlace,
  ITEM_ENDING,
  joinPath,
  nameOf,
  placeOf,
  ROOT_FILE
} from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'

/** Names that mean something else, whether or not they are there. */
const MEANT = [FOLDER_FILE, ROOT_FILE, ENVIRONMENTS, 'node_modules']

/**
 * A path in a folder that nothing has yet, also where case or Unicode's forms are ignored.
 * @param folder an item's path
 * @param name what the item is called
 * @param own the path that the item has now: it may keep it
 * @throws ClientError BUILD `path` when there is no such folder
 */
async function freePlace(
  collection: OpenCollection,
  folder: string,
  name: string,
  type: 'file' | 'folder',
  own?: string
): Promise<string> {
  const names = await readdir(await folderAt(collection, folder))
  const others = names.filter(each => own === undefined || joinPath(folder, each) !== own)
  const taken = new Set([...others, ...MEANT].map(foldedFileName))
  return joinPath(folder, freeFileName(name, taken, type === 'file' ? ITEM_ENDING : ''))
}

/** How often others may take the very name that is to be taken. */
const ATTEMPTS = 20

/**
 * Gives an item a path in a folder that nothing has, and the next one where others are quicker.
 * @param take does so, and tells whether nothing was there
 * @param own the path that the item has now: it may keep it
 * @returns the path
 * @throws ClientError BUILD `path` when there is no such folder, IO
 */
export async function takeFreePlace(
  collection: OpenCollection,
  folder: string,
  name: string,
  type: 'file' | 'folder',
  take: (path: string) => Promise<boolean>,
  own?: string
): Promise<string> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const path = await freePlace(collection, folder, name, type, own)
    if (path === own || (await take(path))) return path
  }
  const problem = `Others make files in ${folder || collection.folder} that are called ${name}, again and again. Try it again.`
  throw new ClientError('IO', { reason: 'EEXIST', facts: { problem, path: folder } })
}

/**
 * Where a folder of a collection is on disk.
 * @throws ClientError BUILD `path` when there is none
 */
export async function folderAt(collection: OpenCollection, folder: string): Promise<string> {
  const place = await findPlace(collection.folder, folder)
  const stats = place === undefined ? undefined : await unless('ENOENT', lstat(place))
  if (place !== undefined && stats?.isDirectory()) return place
  const problem = `There is no folder ${folder} in the collection ${collection.name}.`
  throw new ClientError('BUILD', { field: 'path', facts: { problem, path: folder } })
}

/** Where an item is on disk. @throws ClientError BUILD `path` for what is no item, IO when it is gone */
export async function itemAt(collection: OpenCollection, path: string): Promise<ItemPlace> {
  const place = await placeOf(collection.folder, path)
  const stats = path === '' ? undefined : await unless('ENOENT', lstat(place))
  if (stats) {
    assertItem(path, stats)
    return { place, type: stats.isDirectory() ? 'folder' : 'file' }
  }
  const problem = path === '' ? 'The collection itself is no item.' : `There is no ${path} any more.`
  throw new ClientError(path === '' ? 'BUILD' : 'IO', {
    ...(path === '' ? { field: 'path' } : { reason: 'item-gone' }),
    facts: { problem, path: join(collection.folder, path) }
  })
}

export interface ItemPlace {
  place: string
  type: 'file' | 'folder'
}

/** Behind the last of its like in a folder. */
export function nextSeq(collection: OpenCollection, folder: string, type: 'file' | 'folder'): number {
  const seqs = collection.tree.childrenOf(folder).map(path => {
    const node = collection.tree.get(path)?.node
    return node && (node.kind === 'folder') === (type === 'folder') ? (node.seq ?? 1) : 0
  })
  return Math.floor(Math.max(0, ...seqs)) + 1
}

/** Where the watch sees that an item is there or gone. */
export function placeSeen(path: string): { folder: string; names: string[] } {
  return { folder: parentOf(path), names: [nameOf(path)] }
}
