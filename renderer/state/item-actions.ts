import { NEW_REQUEST, NEW_SOCKET } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { newName } from './new-name.ts'
import { tell, tellFailure } from './notices.ts'
import { openExample, openItem } from './open-item.ts'
import { closeOverlay } from './sidebar.ts'
import { countIn, findCollection, nameOf, namesIn } from './tree.ts'
import { attempt, move, nameAll, remove, rename, unmake } from './tree-edits.ts'
import { addressOf, keyOf, type TreeKey } from './tree-key.ts'
import { placeAt } from './tree-place.ts'
import { targetItems } from './tree-targets.ts'
import { noteTreeEdit, type TreeEdit } from './tree-undo.ts'
import { revealInTree, setFilter, startRenaming } from './tree-view.ts'
import { openPrompt } from './ui.ts'

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
  await create(folder, 'New request', NEW_REQUEST)
}

/** The same of one that opens a WebSocket. */
export async function createSocket(folder: ItemAddress): Promise<void> {
  await create(folder, 'New WebSocket', NEW_SOCKET)
}

async function create(folder: ItemAddress, called: string, draft: Draft): Promise<void> {
  await attempt('The request could not be made.', async () => {
    const client = await host.ready()
    const name = newName(called, namesIn(folder))
    const { path } = await client.call('item.create', { ...folder, name, draft })
    const address = { collectionId: folder.collectionId, path }
    noteTreeEdit(unmake(address, `“${name}”`))
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
    const address = { collectionId: parent.collectionId, path }
    noteTreeEdit(unmake(address, `“${name}”`))
    nameInTree(address)
  })
}

/** Something new may be called otherwise than a filter that is typed wants it. */
function nameInTree(address: ItemAddress): void {
  setFilter('')
  startRenaming(address)
}

/** Also of a collection. */
export async function renameItem(address: ItemAddress, name: string): Promise<void> {
  const before = nameOf(address)
  if (name !== before) note(await rename(placeAt(address), before, name))
}

export async function duplicateItem(address: ItemAddress): Promise<void> {
  const what = `“${nameOf(address)}”`
  await attempt(`${what} could not be duplicated.`, async () => {
    const { path } = await (await host.ready()).call('item.duplicate', address)
    const copy = { collectionId: address.collectionId, path }
    noteTreeEdit(unmake(copy, `The copy of ${what}`))
    revealInTree(copy)
  })
}

/** What is deleted without a question, with all that is in it: as much as a person has in view. */
const FEW = 5

/** Deletes items; many only after a question, since a selection can be larger than what is in sight of it. */
export function askToDelete(items: readonly ItemAddress[]): void {
  if (countIn(items) > FEW) openPrompt({ kind: 'deleteItems', items })
  else void deleteItems(items)
}

/** Puts items into the trash, and offers to bring them back. */
export async function deleteItems(items: readonly ItemAddress[]): Promise<void> {
  note(await remove(items.map(placeAt), nameAll(items)))
}

/** Moves items into a folder. @param before the path of the item in it that they are to stand before; absent is last */
export async function moveItems(
  items: readonly ItemAddress[],
  to: ItemAddress,
  before: string | undefined
): Promise<void> {
  // What is in a folder that is moved goes along with it.
  const moved = targetItems(items.map(keyOf)).map(placeAt)
  const next = before === undefined ? undefined : placeAt({ collectionId: to.collectionId, path: before })
  note(await move(moved, placeAt(to), next))
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

function note(back: TreeEdit | undefined): void {
  if (back) noteTreeEdit(back)
}
