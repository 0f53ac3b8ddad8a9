import type { ItemAddress } from '#shared/model/item.ts'
import { movedPath } from './tab-file.ts'

/**
 * Names a row of the sidebar: the id of the collection, a slash and the item's path, which is empty for the collection
 * itself. Of an example, the key of its request, two slashes, which no path has, and its index.
 */
export type TreeKey = string

export function keyOf({ collectionId, path }: ItemAddress): TreeKey {
  return `${collectionId}/${path}`
}

export function keyOfExample(request: ItemAddress, index: number): TreeKey {
  return `${keyOf(request)}//${index}`
}

/** @returns where the row's item is; of an example, where its request is, and which of its examples it is */
export function addressOf(key: TreeKey): ItemAddress & { example?: number } {
  const slash = key.indexOf('/')
  const collectionId = key.slice(0, slash)
  const [path = '', example] = key.slice(slash + 1).split('//')
  return { collectionId, path, ...(example !== undefined && { example: Number(example) }) }
}

/** The keys of the folders that an item is in, outermost first, and before them that of its collection. */
export function ancestorsOf({ collectionId, path }: ItemAddress): TreeKey[] {
  if (path === '') return []
  const parts = path.split('/').slice(0, -1)
  return ['', ...parts.map((_, index) => parts.slice(0, index + 1).join('/'))].map(folder =>
    keyOf({ collectionId, path: folder })
  )
}

/** The key by which a row goes after an item has moved: another one if it is that item or under it. */
export function movedKey(key: TreeKey, from: ItemAddress, to: ItemAddress): TreeKey {
  const address = addressOf(key)
  if (address.collectionId !== from.collectionId) return key
  const path = movedPath(address.path, from.path, to.path)
  if (path === undefined) return key
  const moved = { collectionId: to.collectionId, path }
  return address.example === undefined ? keyOf(moved) : keyOfExample(moved, address.example)
}
