import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import { host } from './host.ts'
import { newName } from './new-name.ts'
import { tell, tellFailure } from './notices.ts'
import { openExample, openItem } from './open-item.ts'
import { closeOverlay } from './sidebar.ts'
import { findCollection, nameOf, namesIn } from './tree.ts'
import { addressOf, keyOf, type TreeKey } from './tree-key.ts'
import { revealInTree, setFilter, startRenaming, useTreeView } from './tree-view.ts'

/** Opens what a row stands for. @param keep see `openItem` */
export function openRow(key: TreeKey, keep = false): void {
  const { example, ...address } = addressOf(key)
  closeOverlay()
  const opening = example === undefined ? openItem(address, { keep }) : openExample(address, example)
  opening.catch((error: unknown) => tellFailure(`“${nameOf(address)}” cannot be opened.`, error))
}

/** Makes a request in a folder, opens it and lets its name be typed. */
export async function createRequest(folder: ItemAddress): Promise<void> {
  await attempt('The request could not be made.', async () => {
    const client = await host.ready()
    const name = newName('New request', namesIn(folder))
    const { path } = await client.call('item.create', { ...folder, name, draft: BLANK_DRAFT })
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
    tell(said, () => void restoreItems(undo, what))
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
    const client = await host.ready()
    const { moved } = await client.call('item.move', {
      items: [...items],
      to,
      ...(before !== undefined && { before })
    })
    const [first] = moved
    if (!first) return
    revealInTree(first.to)
    useTreeView.setState({ selected: moved.map(each => keyOf(each.to)) })
  })
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
