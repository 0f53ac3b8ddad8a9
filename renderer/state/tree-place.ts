import { dequal } from 'dequal'
import { ClientError } from '#shared/model/client-error.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import type { TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { movedPath } from './tab-file.ts'

/** Where an item is that was dealt with in the sidebar, whoever renames or moves it. */
export interface TreePlace {
  address: ItemAddress
  /** As it was told last; absent as long as it was not told since. */
  node?: TreeNode
  /** It has gone, or what is there now is not known to be the same. */
  lost: boolean
}

/** Finds what was told of an item before. */
export type FindNode = (address: ItemAddress) => TreeNode | undefined

export function placeAt(address: ItemAddress): TreePlace {
  return { address, lost: false }
}

/** @returns where the item is now @throws ClientError IO `item-gone` when that is not known */
export function addressIn({ address, lost }: TreePlace): ItemAddress {
  if (!lost) return address
  const { path } = address
  const problem = `What was at ${path} is not there any more.`
  throw new ClientError('IO', { reason: 'item-gone', facts: { problem, path } })
}

/**
 * Lets places go along with what happens to the tree. What comes back, out of the trash or when the tree is told anew, is
 * the same when the same is told of it.
 */
export function followInPlaces(places: readonly TreePlace[], event: TreeEvent, findNode: FindNode): void {
  noteNodes(places, findNode)
  if (event.type === 'moved') for (const place of places) followMove(place, event.from, event.to)
  if (event.type !== 'nodes') return
  const { collectionId, reset, removed } = event
  const changed = new Map(event.changed.map(node => [node.path, node]))
  for (const place of places) {
    const { path } = place.address
    // The collection itself is no node.
    if (place.address.collectionId !== collectionId || path === '') continue
    if (reset || removed.some(gone => movedPath(path, gone, gone) !== undefined)) place.lost = true
    const node = changed.get(path)
    if (!node) continue
    if (!place.lost) place.node = node
    else if (dequal(node, place.node)) place.lost = false
  }
}

/** Notes what is told of the items, before the tree of another workspace is told. */
export function noteNodes(places: readonly TreePlace[], findNode: FindNode): void {
  for (const place of places) {
    const node = place.node ?? (place.lost ? undefined : findNode(place.address))
    if (node) place.node = node
  }
}

function followMove(place: TreePlace, from: ItemAddress, to: ItemAddress): void {
  const { collectionId, path } = place.address
  const now = collectionId === from.collectionId ? movedPath(path, from.path, to.path) : undefined
  if (now === undefined || place.lost) return
  place.address = { collectionId: to.collectionId, path: now }
  // It is told under its new name next.
  delete place.node
}
