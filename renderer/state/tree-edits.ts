import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { tell, tellFailure } from './notices.ts'
import { nameOf, pathsIn } from './tree.ts'
import { keyOf } from './tree-key.ts'
import { addressIn, placeAt, type TreePlace } from './tree-place.ts'
import { type TreeEdit, undoInTree } from './tree-undo.ts'
import { revealInTree, useTreeView } from './tree-view.ts'

/** Gives an item another name. @returns how that is taken back */
export function rename(place: TreePlace, before: string, name: string): Promise<TreeEdit | undefined> {
  return attempt(`“${before}” could not be called “${name}”.`, async () => {
    const address = addressIn(place)
    const { path } = await (await host.ready()).call('item.rename', { ...address, name })
    const now = placeAt({ collectionId: address.collectionId, path })
    return { places: [now], run: () => rename(now, name, before) }
  })
}

/** @returns how what was made there is taken back: into the trash, when it is still what was made */
export function unmake(address: ItemAddress, what: string): TreeEdit {
  const places = [placeAt(address)]
  return { places, run: () => remove(places, what) }
}

/** Puts items into the trash, and offers to bring them back. @returns how that is done */
export function remove(places: readonly TreePlace[], what: string): Promise<TreeEdit | undefined> {
  return attempt(`${what} could not be deleted.`, async () => {
    const items = places.map(addressIn)
    const client = await host.ready()
    const { undo, problem } = await client.call('item.delete', { items })
    const said =
      problem === undefined ? `${what} deleted.` : `Not all of ${what} could be deleted. ${problem}`
    const back = { places: [], run: () => restore(undo, items, what) }
    tell(said, () => undoInTree(back))
    return back
  })
}

function restore(undo: string, items: readonly ItemAddress[], what: string): Promise<TreeEdit | undefined> {
  return attempt(`${what} could not be brought back.`, async () => {
    await (await host.ready()).call('item.restore', { undo })
    const places = items.map(placeAt)
    return { places, run: () => remove(places, what) }
  })
}

/** Moves items into a folder, and offers to take that back. @returns how that is done */
export function move(
  items: readonly TreePlace[],
  to: TreePlace,
  before: TreePlace | undefined
): Promise<TreeEdit | undefined> {
  const what = nameAll(items.map(({ address }) => address))
  return attempt(`${what} could not be moved.`, async () => {
    const addresses = items.map(addressIn)
    const folder = addressIn(to)
    const positions = addresses.map(positionOf)
    const moved = await moveBefore(addresses, folder, before)
    showMoved(moved.map(each => each.to))
    const left = positions.map(each => ({ ...each, item: placeAt(nowOf(each.address, moved)) }))
    const back = backTo(left, to, before)
    const stays = positions.every(each => keyOf(each.folder.address) === keyOf(folder))
    tell(stays ? `${what} moved.` : `${what} moved to “${nameOf(folder)}”.`, () => undoInTree(back))
    return back
  })
}

/** Where an item stood: its folder, and what came after it there. */
interface Position {
  address: ItemAddress
  folder: TreePlace
  next: TreePlace | undefined
}

interface LeftPosition extends Position {
  /** Where it is now. */
  item: TreePlace
}

interface Moved {
  from: ItemAddress
  to: ItemAddress
}

function positionOf(address: ItemAddress): Position {
  const { collectionId, path } = address
  const folder = { collectionId, path: path.split('/').slice(0, -1).join('/') }
  const siblings = pathsIn(folder)
  const next = siblings[siblings.indexOf(path) + 1]
  return {
    address,
    folder: placeAt(folder),
    next: next === undefined ? undefined : placeAt({ collectionId, path: next })
  }
}

/** Of those that only stand elsewhere in their folder nothing is told: they are called as before. */
function nowOf(item: ItemAddress, moved: readonly Moved[]): ItemAddress {
  return moved.find(({ from }) => keyOf(from) === keyOf(item))?.to ?? item
}

function backTo(left: readonly LeftPosition[], to: TreePlace, before: TreePlace | undefined): TreeEdit {
  const places = left.flatMap(({ item, folder, next }) => [item, folder, ...(next ? [next] : [])])
  return {
    places: [...places, to, ...(before ? [before] : [])],
    run: () => moveBack(left, to, before)
  }
}

/** The last first, so that what each stood before is there again. */
function moveBack(
  left: readonly LeftPosition[],
  to: TreePlace,
  before: TreePlace | undefined
): Promise<TreeEdit | undefined> {
  return attempt('What was moved could not be moved back.', async () => {
    // Before the first is moved.
    for (const { item, folder } of left) [item, folder].forEach(addressIn)
    const back: TreePlace[] = []
    for (const { item, folder, next } of left.toReversed()) {
      const from = addressIn(item)
      const moved = await moveBefore([from], addressIn(folder), next)
      back.unshift(placeAt(nowOf(from, moved)))
      showMoved(moved.map(each => each.to))
    }
    const places = [...back, to, ...(before ? [before] : [])]
    return { places, run: () => move(back, to, before) }
  })
}

/** To the end of the folder where what they are to stand before is not in it any more. */
async function moveBefore(
  items: readonly ItemAddress[],
  to: ItemAddress,
  before: TreePlace | undefined
): Promise<Moved[]> {
  const client = await host.ready()
  const stands = before && !before.lost && { before: before.address.path }
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
