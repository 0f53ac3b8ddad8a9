import { ClientError } from '#shared/model/client-error.ts'
import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import type { SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { isAtOrBelow, parentOf } from '#shared/workspace/item-path.ts'
import { withAdopted } from './adopt-entries.ts'
import { withoutEntries } from './copy-entries.ts'
import { nameOf } from './item-place.ts'
import { writeAll } from './move-items.ts'
import type { OpenCollection } from './open-collection.ts'

/** What sonde.json says of an item that is gone. */
export interface Orphan<C = OpenCollection> {
  /** Whose sonde.json says it. */
  collection: C
  path: string
}

type Entries = Pick<OpenCollection, 'tree' | 'sonde'>

/**
 * What sonde.json says of an item that is no longer there, with keys that are pinned: the request itself, which is sent
 * from a tab that has outlived it, or a folder that was around it. Or it may be what a request was called before others
 * renamed it; in another collection, what it was before others moved it here, as far as its file or
 * a folder that it is in is still called the same. Nothing for one that sonde.json knows, or that is not of the collection.
 * @param path of the request
 * @param others the other open collections
 */
export function orphanWithPins<C extends Entries>(
  collection: C,
  path: string,
  others: readonly (C & Pick<OpenCollection, 'state'>)[]
): Orphan<C> | undefined {
  const entry = collection.tree.get(path)
  if (!entry) {
    const around = pinnedOrphans(collection).findLast(orphan => isAtOrBelow(path, orphan))
    return around === undefined ? undefined : { collection, path: around }
  }
  if (entry.node.kind === 'folder' || collection.sonde.entry(path)) return undefined
  const [own] = pinnedOrphans(collection)
  if (own !== undefined) return { collection, path: own }
  for (const other of others) {
    // Until it is read, everything would seem to be gone.
    const orphans = other.state === 'ready' ? pinnedOrphans(other) : []
    const orphan = orphans.find(each => {
      const place = placeOfNamesake(each, path)
      return place !== undefined && collection.sonde.entry(place)?.own !== true
    })
    if (orphan !== undefined) return { collection: other, path: orphan }
  }
  return undefined
}

function pinnedOrphans(collection: Entries): string[] {
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
 * folder that the request is in. Of a request that is gone itself all stays as it is said.
 * @returns the keys that are pinned there, where the request itself is gone: whoever sends it nevertheless needs them
 * @throws ClientError BUILD `orphan` when it is none, BUILD `path` when there is no such place for it, or what is said
 * of that is something else; IO
 */
export function adoptOrphan(
  collection: OpenCollection,
  orphan: Orphan,
  path: string
): Promise<string | undefined> {
  const { collection: from, path: gone } = orphan
  return writeAll([...new Set([from, collection])], async () => {
    assertOrphan(from, gone)
    if (isGoneWith(orphan, collection, path)) return from.sonde.entry(gone)?.tls?.pins
    const place = placeFor(orphan, collection, path)
    await bringEntries(orphan, collection, place)
    for (const { node } of collection.tree.within(place)) collection.tellContent(node.path)
    for (const each of new Set([from, collection])) each.events.tell({ type: 'info' })
    return undefined
  })
}

/** They are said here before they are not said there any more: whoever is killed in between has lost nothing. */
async function bringEntries(
  { collection: from, path }: Orphan,
  to: OpenCollection,
  place: string
): Promise<void> {
  const taken = moveEntries({ items: from.sonde.below(path) }, path, place).items
  const bring = (file: SondeFile) => withAdopted(file, taken)
  if (from === to) return to.sonde.change(file => bring(withoutEntries(file, path)))
  await to.sonde.change(bring)
  await from.sonde.change(file => withoutEntries(file, path))
}

/**
 * Remembers that what sonde.json says of an item that is gone is not said of a request. It is forgotten; but what another
 * collection keeps is not: it may still find its own there. Here is said instead that the request, or the folder of that
 * name that it is in, is this collection's own.
 * @throws ClientError BUILD `orphan` when it is none, BUILD `path` when there is no such place; IO
 */
export function disownOrphan(collection: OpenCollection, orphan: Orphan, path: string): Promise<void> {
  const { collection: from, path: gone } = orphan
  return writeAll([...new Set([from, collection])], async () => {
    assertOrphan(from, gone)
    if (from === collection) await from.sonde.change(file => withoutEntries(file, gone))
    else {
      const place = placeFor(orphan, collection, path)
      await collection.sonde.change(file => withOwn(file, place))
      collection.tellContent(place)
    }
    collection.events.tell({ type: 'info' })
  })
}

function withOwn(file: SondeFile, path: string): SondeFile {
  const { items } = file
  const entry = Object.hasOwn(items, path) ? items[path] : undefined
  return { ...file, items: { ...items, [path]: { ...entry, own: true } } }
}

/** Whether the request itself is what is gone, or was in it. */
function isGoneWith(
  { collection: from, path: gone }: Orphan,
  collection: OpenCollection,
  path: string
): boolean {
  return from === collection && isAtOrBelow(path, gone) && !collection.tree.get(path)
}

/** What an orphan would be now. @throws ClientError BUILD `path` */
function placeFor(
  { collection: from, path: gone }: Orphan,
  collection: OpenCollection,
  path: string
): string {
  const own = isFile(gone) ? path : parentOf(path)
  const place = from === collection ? own : placeOfNamesake(gone, path)
  if (place !== undefined && collection.tree.get(place)) return place
  throw refused('path', `There is no ${place || 'folder'} to take them.`)
}

function orphansOf({ sonde, tree }: Entries): string[] {
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
