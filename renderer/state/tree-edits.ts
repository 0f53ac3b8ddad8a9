import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { nameOf, pathsIn } from './tree.ts'
import { keyOf } from './tree-key.ts'
import { type TreeEdit, undoInTree } from './tree-undo.ts'
import { revealInTree, useTreeView } from './tree-view.ts'

/** Gives an item another name. @returns how that is taken back */
export function rename(address: ItemAddress, before: string, name: string): Promise<TreeEdit | undefined> {
  return attempt(`“${before}” could not be called “${name}”.`, async () => {
    const { path } = await (await host.ready()).call('item.rename', { ...address, name })
    return () => rename({ collectionId: address.collectionId, path }, name, before)
  })
}

/** Puts items into the trash, and offers to bring them back. @returns how that is done */
export function remove(items: readonly ItemAddress[], what: string): Promise<TreeEdit | undefined> {
  return attempt(`${what} could not be deleted.`, async () => {
    const client = await host.ready()
    const { undo, problem } = await client.call('item.delete', { items: [...items] })
    const said =
      problem === undefined ? `${what} deleted.` : `Not all of ${what} could be deleted. ${problem}`
    const back = () => restore(undo, items, what)
    tell(said, () => undoInTree(back))
    return back
  })
}

function restore(undo: string, items: readonly ItemAddress[], what: string): Promise<TreeEdit | undefined> {
  return attempt(`${what} could not be brought back.`, async () => {
    await (await host.ready()).call('item.restore', { undo })
    return () => remove(items, what)
  })
}

/** Moves items into a folder, and offers to take that back. @returns how that is done */
export function move(
  items: readonly ItemAddress[],
  to: ItemAddress,
  before: string | undefined
): Promise<TreeEdit | undefined> {
  const what = nameAll(items)
  return attempt(`${what} could not be moved.`, async () => {
    const places = items.map(placeOf)
    const moved = await moveBefore(items, to, before)
    showMoved(moved.map(each => each.to))
    const back = () => moveBack(leftPlaces(places, moved), to, before)
    const stays = places.every(({ folder }) => keyOf(folder) === keyOf(to))
    tell(stays ? `${what} moved.` : `${what} moved to “${nameOf(to)}”.`, () => undoInTree(back))
    return back
  })
}

/** Where an item stands: its folder, and what comes after it there. */
interface Place {
  address: ItemAddress
  folder: ItemAddress
  next: string | undefined
}

interface LeftPlace extends Place {
  now: ItemAddress
}

interface Moved {
  from: ItemAddress
  to: ItemAddress
}

function placeOf(address: ItemAddress): Place {
  const { collectionId, path } = address
  const folder = { collectionId, path: path.split('/').slice(0, -1).join('/') }
  const siblings = pathsIn(folder)
  return { address, folder, next: siblings[siblings.indexOf(path) + 1] }
}

/** The places that were left, with where the items are now. */
function leftPlaces(places: readonly Place[], moved: readonly Moved[]): LeftPlace[] {
  return places.map(place => ({ ...place, now: nowOf(place.address, moved) }))
}

/** Of those that only stand elsewhere in their folder nothing is told: they are called as before. */
function nowOf(item: ItemAddress, moved: readonly Moved[]): ItemAddress {
  return moved.find(({ from }) => keyOf(from) === keyOf(item))?.to ?? item
}

/** The last first, so that what each stood before is there again. */
function moveBack(
  places: readonly LeftPlace[],
  to: ItemAddress,
  before: string | undefined
): Promise<TreeEdit | undefined> {
  return attempt('What was moved could not be moved back.', async () => {
    const back: ItemAddress[] = []
    for (const { folder, next, now } of places.toReversed()) {
      const moved = await moveBefore([now], folder, next)
      back.unshift(nowOf(now, moved))
      showMoved(moved.map(each => each.to))
    }
    return () => move(back, to, before)
  })
}

/** To the end of the folder where what they are to stand before is not in it any more. */
async function moveBefore(
  items: readonly ItemAddress[],
  to: ItemAddress,
  before: string | undefined
): Promise<Moved[]> {
  const client = await host.ready()
  const stands = before !== undefined && { before }
  const { moved } = await client.call('item.move', { items: [...items], to, ...stands })
  return moved
}

function showMoved(items: readonly ItemAddress[]): void {
  const [first] = items
  // A name that is being typed by now keeps the focus.
  if (!first || useTreeView.getState().renaming !== undefined) return
  revealInTree(first)
  useTreeView.setState({ selected: items.map(keyOf) })
}

export function nameAll(items: readonly ItemAddress[]): string {
  const [first] = items
  return items.length === 1 && first ? `“${nameOf(first)}”` : `${items.length} items`
}

/** @param failure what is said when it cannot be done @returns undefined then */
export async function attempt<T>(failure: string, act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    tellFailure(failure, error)
    return undefined
  }
}
