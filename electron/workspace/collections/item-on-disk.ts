import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ItemContent } from '#shared/model/item.ts'
import type { Problem } from '#shared/model/problem.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { type ReadItem, readItem } from '#shared/opencollection/read-item.ts'
import { mergeSonde } from '#shared/opencollection/sonde-entry.ts'
import { onFiles, unless } from '../file-error.ts'
import type { ReadableYaml } from '../yaml/read-yaml.ts'
import type { CollectionFiles } from './collection-files.ts'
import { assertItem, FOLDER_FILE, findPlace, joinPath, ROOT_FILE } from './item-place.ts'
import { problemOfLink } from './list-folder.ts'
import { nameOfFile } from './node-tree.ts'
import { parseItem } from './parse-item.ts'
import { problemOf } from './read-entry.ts'
import { decodeText, readFileBytes, UnusableFile } from './read-file.ts'

/** A file of a collection as it is on disk at this moment. */
export interface ItemOnDisk {
  path: string
  type: 'collection' | 'folder' | 'file'
  /** Where it is, or where that of a folder that has none would be. */
  file: string
  revision: string
  /** Of its bytes; empty where there is none that can be read. */
  digest: string
  text: string
  /** What it says; `source` is absent when a folder has no file. */
  content:
    | { ok: true; source?: ReadableYaml; value: unknown; item: ReadItem }
    | { ok: false; problem: Problem }
}

/**
 * Reads an item.
 * @returns undefined when it is gone
 * @throws ClientError BUILD `path`, IO
 */
export async function readItemOnDisk(
  collection: CollectionFiles,
  path: string
): Promise<ItemOnDisk | undefined> {
  const place = await findPlace(collection.folder, path)
  if (place === undefined) return undefined
  const stats = await onFiles(place, unless('ENOENT', lstat(place)))
  if (!stats) return undefined
  assertItem(path, stats)
  const type = path === '' ? 'collection' : stats.isDirectory() ? 'folder' : 'file'
  const own = { collection: ROOT_FILE, folder: FOLDER_FILE, file: '' }[type]
  const file = own === '' ? place : join(place, own)
  const name = own === '' ? path : joinPath(path, own)
  const revised = (digest: string) => collection.sonde.revision(path, digest)
  let text = ''
  let digest = ''
  try {
    if (stats.isSymbolicLink()) throw new UnusableFile(await problemOfLink(collection.folder, path))
    const read = await readFileBytes(file)
    digest = read.digest
    text = decodeText(read.bytes)
  } catch (error) {
    const gone = systemCodeOf(error) === 'ENOENT'
    if (gone && type === 'file') return undefined
    if (gone && type === 'folder') {
      const item = readItem({}, 'folder')
      if (!('problem' in item)) {
        return {
          path,
          type,
          file,
          text,
          digest,
          revision: revised(''),
          content: { ok: true, value: {}, item }
        }
      }
    }
    const problem = problemOf(error, name)
    return { path, type, file, text, digest, revision: revised(digest), content: { ok: false, problem } }
  }
  const parsed = parseItem(text, name, type === 'file' ? undefined : type)
  return { path, type, file, text, digest, revision: revised(digest), content: parsed }
}

/** What a window gets of it. */
export function contentOf(collection: CollectionFiles, disk: ItemOnDisk): ItemContent {
  const { path, text, revision, content, type } = disk
  const fallback = path === '' ? collection.name : nameOfFile(path)
  if (!content.ok) {
    const { problem } = content
    return { kind: 'source', name: fallback, itemKind: 'unreadable', text, revision, problem }
  }
  const { item } = content
  const name = item.name || fallback
  if (item.draft && isWhatItIs(item, type)) {
    const draft = mergeSonde(item.draft, collection.sonde.entry(path))
    return { kind: 'draft', name, draft, revision, examples: item.examples }
  }
  const itemKind = item.kind === 'collection' || item.kind === 'folder' ? 'unreadable' : item.kind
  return { kind: 'source', name, itemKind, text, revision }
}

/** A request's file may say that it is a folder's, and is none. */
function isWhatItIs(item: ReadItem, type: ItemOnDisk['type']): boolean {
  return type === 'file' ? item.kind !== 'collection' && item.kind !== 'folder' : item.kind === type
}
