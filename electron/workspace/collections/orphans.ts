import { ClientError } from '#shared/model/client-error.ts'
import { moveEntries, type SondeFile } from '#shared/opencollection/sonde-file.ts'
import { entriesOf, withoutEntries } from './copy-entries.ts'
import { nameOf, parentOf } from './item-place.ts'
import { writeAll } from './move-items.ts'
import type { OpenCollection } from './open-collection.ts'

/** What sonde.json says of an item that is gone. */
export interface Orphan {
  /** Whose sonde.json says it. */
  collection: OpenCollection
  path: string
}

/**
 * What sonde.json says of an item that is no longer there, with keys that are pinned: it may be what a request was
 * called before others renamed it; in another collection, what it was before others moved it here, as far as its file or
 * a folder that it is in is still called the same. Nothing for one that sonde.json knows, or that is not of the collection.
 * @param path of the request
 * @param others the other open collections
 */
export function orphanWithPins(
  collection: OpenCollection,
  path: string,
  others: readonly OpenCollection[]
): Orphan | undefined {
  const entry = collection.tree.get(path)
  if (!entry || entry.node.kind === 'folder' || collection.sonde.entry(path)) return undefined
  const [own] = pinnedOrphans(collection)
  if (own !== undefined) return { collection, path: own }
  for (const other of others) {
    // Until it is read, everything would seem to be gone.
    const orphans = other.state === 'ready' ? pinnedOrphans(other) : []
    const orphan = orphans.find(each => placeOfNamesake(each, path) !== undefined)
    if (orphan !== undefined) return { collection: other, path: orphan }
  }
  return undefined
}

function pinnedOrphans(collection: OpenCollection): string[] {
  return orphansOf(collection).filter(orphan => {
    const { pins = '' } = collection.sonde.entry(orphan)?.tls ?? {}
    return pins.trim() !== ''
  })
}

/** What is called as the orphan is: the request at `path`, or for a folder's the innermost such folder that it is in. */
function placeOfNamesake(orphan: string, path: string): string | undefined {
  if (isFile(orphan)) return nameOf(orphan) === nameOf(path) ? path : undefined
  let folder = parentOf(path)
  while (folder !== '' && nameOf(folder) !== nameOf(orphan)) folder = parentOf(folder)
  return folder === '' ? undefined : folder
}

/**
 * Lets what sonde.json says of an item that is gone hold for a request; of a folder, with all that was in it, for the
 * folder that the request is in.
 * @throws ClientError BUILD `orphan` when it is none, BUILD `path` when there is no such place for it; IO
 */
export function adoptOrphan(collection: OpenCollection, orphan: Orphan, path: string): Promise<void> {
  const { collection: from, path: gone } = orphan
  return writeAll([...new Set([from, collection])], async () => {
    assertOrphan(from, gone)
    const own = from === collection
    const place = own ? (isFile(gone) ? path : parentOf(path)) : placeOfNamesake(gone, path)
    if (place === undefined || !collection.tree.get(place)) {
      throw refused('path', `There is no ${place || 'folder'} to take them.`)
    }
    if (collection.sonde.entry(place)) throw refused('path', `${place} has settings of its own.`)
    if (own) await collection.sonde.change(file => moveEntries(file, gone, place))
    else await bringEntries(orphan, collection, place)
    for (const { node } of collection.tree.within(place)) collection.tellContent(node.path)
    for (const each of new Set([from, collection])) each.events.tell({ type: 'info' })
  })
}

/** They are said here before they are not said there any more: whoever is killed in between has lost nothing. */
async function bringEntries(
  { collection: from, path }: Orphan,
  to: OpenCollection,
  place: string
): Promise<void> {
  let taken: SondeFile['items'] = {}
  await from.sonde.change(file => {
    taken = moveEntries({ items: entriesOf(file, path) }, path, place).items
    return file
  })
  await to.sonde.change(file => ({ ...file, items: { ...taken, ...file.items } }))
  await from.sonde.change(file => withoutEntries(file, path))
}

/** Lets sonde.json say nothing any more of an item that is gone. @throws ClientError BUILD `orphan`, IO */
export function dropOrphan(collection: OpenCollection, orphan: string): Promise<void> {
  return collection.write(async () => {
    assertOrphan(collection, orphan)
    await collection.sonde.change(file => withoutEntries(file, orphan))
    collection.events.tell({ type: 'info' })
  })
}

function orphansOf({ sonde, tree }: OpenCollection): string[] {
  return sonde.orphans(path => tree.get(path) !== undefined)
}

function assertOrphan(collection: OpenCollection, orphan: string): void {
  if (!orphansOf(collection).includes(orphan))
    throw refused('orphan', `sonde.json has no settings of a ${orphan} that is gone.`)
}

function isFile(path: string): boolean {
  return /\.ya?ml$/.test(path)
}

function refused(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
