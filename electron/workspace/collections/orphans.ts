import { ClientError } from '#shared/model/client-error.ts'
import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import { withoutEntries } from './copy-entries.ts'
import { parentOf } from './item-place.ts'
import type { OpenCollection } from './open-collection.ts'

/**
 * What sonde.json says of an item that is no longer there, with keys that are pinned: it may be what a request was
 * called before others renamed it. Nothing for one that sonde.json knows, or that is not of the collection.
 * @param path of the request
 * @returns the path of the item that is gone
 */
export function orphanWithPins(collection: OpenCollection, path: string): string | undefined {
  const entry = collection.tree.get(path)
  if (!entry || entry.node.kind === 'folder' || collection.sonde.entry(path)) return undefined
  return orphansOf(collection).find(orphan => {
    const { pins = '' } = collection.sonde.entry(orphan)?.tls ?? {}
    return pins.trim() !== ''
  })
}

/**
 * Lets what sonde.json says of an item that is gone hold for a request; of a folder, with all that was in it, for the
 * folder that the request is in.
 * @throws ClientError BUILD `orphan` when it is none, BUILD `path` when there is no such place for it; IO
 */
export function adoptOrphan(collection: OpenCollection, orphan: string, path: string): Promise<void> {
  return collection.write(async () => {
    assertOrphan(collection, orphan)
    const place = isFile(orphan) ? path : parentOf(path)
    if (!collection.tree.get(place)) throw refused('path', `There is no ${place || 'folder'} to take them.`)
    if (collection.sonde.entry(place)) throw refused('path', `${place} has settings of its own.`)
    await collection.sonde.change(file => moveEntries(file, orphan, place))
    for (const { node } of collection.tree.within(place)) collection.tellContent(node.path)
    collection.events.tell({ type: 'info' })
  })
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
