import { NEW_REQUEST } from '#shared/model/draft/blank-draft.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { newName } from './new-name.ts'
import { tell, tellFailure } from './notices.ts'
import { openExample, openItem } from './open-item.ts'
import { closeOverlay } from './sidebar.ts'
import { findCollection, nameOf, namesIn, pathsIn } from './tree.ts'
import { addressOf, keyOf, type TreeKey } from './tree-key.ts'
import { forgetTreeEdit, noteTreeEdit } from './tree-undo.ts'
import { revealInTree, setFilter, startRenaming, useTreeView } from './tree-view.ts'

/** Opens what a row stands for. @param keep see `openItem` */
export function openRow(key: TreeKey, keep = false): void {
  const { example, ...address } = addressOf(key)
  closeOverlay()
  const opening =
    example === undefined ? openItem(address, { keep }) : openExample(address, example, { keep })
  opening.catch((error: unknown) => tellFailure(`“${nameOf(address)}” cannot be opened.`, error))
}

/** Makes a request in a folder, opens it and lets its name be typed. */
export async function createRequest(folder: ItemAddress): Promise<void> {
  await attempt('The request could not be made.', async () => {
    const client = await host.ready()
    const name = newName('New request', namesIn(folder))
    const { path } = await client.call('item.create', { ...folder, name, draft: NEW_REQUEST })
    const address = { collectionId: folder.collectionId, path }
    await openItem(address, { keep: true })
    nameInTree(address)
  })
}

/** Makes a folder in a folder and lets its name be typed. */
export async function createFolder(parent: ItemAddress): Promise<void> {
  await attempt('The folder could not be made.', async () => {
    const client = await host.ready()
    const name = newName('New folder', namesIn(parent))
    const { path } = await client.call('folder.create', { ...parent, name })
    nameInTree({ collectionId: parent.collectionId, path })
  })
}

/** Something new may be called otherwise than a filter that is typed wants it. */
function nameInTree(address: ItemAddress): void {
  setFilter('')
  startRenaming(address)
}

/** Also of a collection. */
export async function renameItem(address: ItemAddress, name: string): Promise<void> {
  if (name === nameOf(address)) return
  await attempt(`“${nameOf(address)}” could not be renamed.`, async () => {
    const before = nameOf(address)
    const { path } = await (await host.ready()).call('item.rename', { ...address, name })
    noteTreeEdit(() => renameBack({ collectionId: address.collectionId, path }, before))
  })
}

async function renameBack(address: ItemAddress, name: string): Promise<void> {
  await attempt(`“${nameOf(address)}” could not be called “${name}” again.`, async () => {
    await (await host.ready()).call('item.rename', { ...address, name })
  })
}

export async function duplicateItem(address: ItemAddress): Promise<void> {
  await attempt(`“${nameOf(address)}” could not be duplicated.`, async () => {
    const { path } = await (await host.ready()).call('item.duplicate', address)
    revealInTree({ collectionId: address.collectionId, path })
  })
}

/** Puts items into the trash, and offers to bring them back. */
export async function deleteItems(items: readonly ItemAddress[]): Promise<void> {
  const what = nameAll(items)
  await attempt(`${what} could not be deleted.`, async () => {
    const client = await host.ready()
    const { undo, problem } = await client.call('item.delete', { items: [...items] })
    const said =
      problem === undefined ? `${what} deleted.` : `Not all of ${what} could be deleted. ${problem}`
    const restore = () => restoreItems(undo, what)
    noteTreeEdit(restore)
    tell(said, () => {
      forgetTreeEdit(restore)
      void restore()
    })
  })
}

async function restoreItems(undo: string, what: string): Promise<void> {
  await attempt(`${what} could not be brought back.`, async () => {
    await (await host.ready()).call('item.restore', { undo })
  })
}

/** Moves items into a folder. @param before the path of the item in it that they are to stand before; absent is last */
export async function moveItems(
  items: readonly ItemAddress[],
  to: ItemAddress,
  before: string | undefined
): Promise<void> {
  await attempt(`${nameAll(items)} could not be moved.`, async () => {
    const places = items.map(placeOf)
    const client = await host.ready()
    const { moved } = await client.call('item.move', {
      items: [...items],
      to,
      ...(before !== undefined && { before })
    })
    showMoved(moved.map(each => each.to))
    noteTreeEdit(() =>
      moveBack(
        places.flatMap(place => {
          const now = moved.find(({ from }) => keyOf(from) === keyOf(place.address))?.to
          return now ? [{ ...place, now }] : []
        })
      )
    )
  })
}

/** Where an item stands: its folder, and what comes after it there. */
interface Place {
  address: ItemAddress
  folder: ItemAddress
  next: string | undefined
}

function placeOf(address: ItemAddress): Place {
  const { collectionId, path } = address
  const folder = { collectionId, path: path.split('/').slice(0, -1).join('/') }
  const siblings = pathsIn(folder)
  return { address, folder, next: siblings[siblings.indexOf(path) + 1] }
}

/** The last first, so that what each stood before is there again. */
async function moveBack(places: readonly (Place & { now: ItemAddress })[]): Promise<void> {
  await attempt('What was moved could not be moved back.', async () => {
    const client = await host.ready()
    for (const { folder, next, now } of places.toReversed()) {
      const before = next !== undefined && pathsIn(folder).includes(next) && { before: next }
      const { moved } = await client.call('item.move', { items: [now], to: folder, ...before })
      showMoved(moved.map(each => each.to))
    }
  })
}

function showMoved(items: readonly ItemAddress[]): void {
  const [first] = items
  if (!first) return
  revealInTree(first)
  useTreeView.setState({ selected: items.map(keyOf) })
}

/** Puts the path of an item's file on the clipboard. */
export async function copyPath({ collectionId, path }: ItemAddress): Promise<void> {
  const folder = findCollection(collectionId)?.folder ?? ''
  const separator = folder.includes('\\') ? '\\' : '/'
  const whole = path === '' ? folder : [folder, ...path.split('/')].join(separator)
  await attempt('The path could not be copied.', async () => {
    await navigator.clipboard.writeText(whole)
    tell('Path copied.')
  })
}

/** Shows an item's file in the file manager of the system. */
export async function revealFile(address: ItemAddress): Promise<void> {
  await attempt('The file could not be shown.', async () => {
    await (await host.ready()).call('item.reveal', address)
  })
}

function nameAll(items: readonly ItemAddress[]): string {
  const [first] = items
  return items.length === 1 && first ? `“${nameOf(first)}”` : `${items.length} items`
}

/** @param failure what is said when it cannot be done */
async function attempt(failure: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    tellFailure(failure, error)
  }
}
