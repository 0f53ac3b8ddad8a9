import type { ItemAddress } from '#shared/model/item.ts'
import { addressOfTab, type TabSet } from './tab-set.ts'
import { activeTab, useTabs } from './tabs.ts'
import { findCollection, findNode, useTree } from './tree.ts'
import { addressOf, keyOf, type TreeKey } from './tree-key.ts'
import { useTreeView } from './tree-view.ts'

/** The rows that a command acts on: what is selected, or the row with the focus when that is not of it. */
export function targetKeys(): TreeKey[] {
  const { selected, focused } = useTreeView.getState()
  const keys = focused === null || selected.includes(focused) ? selected : [focused]
  return keys.filter(key => exists(addressOf(key)))
}

/** The files and folders among them, without those that are in another one of them. */
export function targetItems(keys: readonly TreeKey[] = targetKeys()): ItemAddress[] {
  const items = keys
    .map(addressOf)
    .filter(({ path, example }) => path !== '' && example === undefined)
    .map(({ collectionId, path }) => ({ collectionId, path }))
  return items.filter(
    ({ collectionId, path }) =>
      !items.some(other => other.collectionId === collectionId && path.startsWith(`${other.path}/`))
  )
}

/** Whether there are items, and all of them can be written. */
export function canChange(items: readonly ItemAddress[]): boolean {
  return items.length > 0 && items.every(({ collectionId }) => findCollection(collectionId)?.writable)
}

/** The one item or collection that a command acts on. */
export function targetItem(keys: readonly TreeKey[] = targetKeys()): ItemAddress | undefined {
  const [key] = keys
  if (key === undefined || keys.length > 1) return undefined
  const { example, ...address } = addressOf(key)
  return example === undefined ? address : undefined
}

/** The one example that a command acts on, when its file can be changed. */
export function targetExample(
  keys: readonly TreeKey[] = targetKeys()
): { address: ItemAddress; index: number } | undefined {
  const [key] = keys
  if (key === undefined || keys.length > 1) return undefined
  const { example: index, ...address } = addressOf(key)
  return index !== undefined && findCollection(address.collectionId)?.writable
    ? { address, index }
    : undefined
}

/** Where something new goes: into the folder that is selected or that what is selected is in, else into the first collection. */
export function targetFolder(key = targetKeys()[0]): ItemAddress | undefined {
  if (key !== undefined) return folderOf(addressOf(key))
  const front = addressOfTab(activeTab(useTabs.getState()))
  if (front && findNode(front)) return folderOf(front)
  const first = useTree.getState().tree.collections.find(isOpen)
  return first && { collectionId: first.id, path: '' }
}

/** What is run: the folder or collection that is selected or that what is selected is in, else that of the active request. */
export function targetToRun(key = targetKeys()[0]): ItemAddress | undefined {
  const address = key === undefined ? addressOfTab(activeTab(useTabs.getState())) : addressOf(key)
  const collection = address && findCollection(address.collectionId)
  if (!collection || collection.state === 'missing') return undefined
  const node = findNode(address)
  return {
    collectionId: address.collectionId,
    path: node?.kind === 'folder' ? node.path : (node?.parent ?? '')
  }
}

/** The folder that an item is, or is in; undefined when nothing can be put there. */
function folderOf({ collectionId, path }: ItemAddress): ItemAddress | undefined {
  const collection = findCollection(collectionId)
  if (!collection || !isOpen(collection)) return undefined
  const node = findNode({ collectionId, path })
  return { collectionId, path: !node || node.kind === 'folder' ? path : node.parent }
}

function isOpen({ state, writable }: { state: string; writable: boolean }): boolean {
  return state !== 'missing' && writable
}

function exists(address: ItemAddress): boolean {
  return address.path === ''
    ? findCollection(address.collectionId) !== undefined
    : findNode(address) !== undefined
}

/** The key of the item that the tab in front edits. */
export function activeItemKey(): TreeKey | undefined {
  return keyOfActive(useTabs.getState())
}

export function useActiveItemKey(): TreeKey | undefined {
  return useTabs(keyOfActive)
}

function keyOfActive(set: TabSet): TreeKey | undefined {
  const { source } = activeTab(set)
  return source && keyOf(source)
}
