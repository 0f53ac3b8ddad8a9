import type { itemContract } from '#shared/contract/item.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { ItemAddress } from '#shared/model/item.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { createFolder, createItem } from '#workspace/collections/create-item.ts'
import type { DeletedItems } from '#workspace/collections/delete-items.ts'
import { duplicateItem } from '#workspace/collections/duplicate-item.ts'
import { deleteExample, renameExample, saveExample } from '#workspace/collections/item-examples.ts'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { placeOf } from '#workspace/collections/item-place.ts'
import { moveItems, type Source } from '#workspace/collections/move-items.ts'
import { renameItem } from '#workspace/collections/rename-item.ts'
import { compareItem, saveItem } from '#workspace/collections/save-item.ts'
import type { Shell } from './shell.ts'

interface ItemParts {
  collectionStore: CollectionStore
  /** One for all sessions: what one window deleted another may bring back. */
  deleted: DeletedItems
  shell: Shell
}

export function itemHandlers({
  collectionStore: collections,
  deleted,
  shell
}: ItemParts): Handlers<typeof itemContract> {
  const sourceOf = async ({ collectionId, path }: ItemAddress): Promise<Source> => ({
    collection: await collections.get(collectionId),
    path
  })

  return {
    async 'item.read'({ collectionId, path }) {
      const collection = await collections.get(collectionId)
      const disk = await readItemOnDisk(collection, path)
      if (disk) return contentOf(collection, disk)
      const problem = `There is no ${path} in the collection ${collection.name} any more.`
      throw new ClientError('IO', { reason: 'item-gone', facts: { problem, path } })
    },
    async 'item.save'({ collectionId, path, draft, revision }) {
      return saveItem(await collections.get(collectionId), path, draft, revision)
    },
    async 'item.compare'({ collectionId, path, draft }) {
      return compareItem(await collections.get(collectionId), path, draft)
    },
    async 'item.create'({ collectionId, path, name, draft }) {
      return createItem(await collections.get(collectionId), path, name, draft)
    },
    async 'folder.create'({ collectionId, path, name }) {
      return createFolder(await collections.get(collectionId), path, name)
    },
    async 'item.rename'({ collectionId, path, name }) {
      return renameItem(await collections.get(collectionId), path, name)
    },
    async 'item.duplicate'({ collectionId, path }) {
      return duplicateItem(await collections.get(collectionId), path)
    },
    async 'item.move'({ items, to, before }) {
      const sources = await Promise.all(items.map(sourceOf))
      const target = await collections.get(to.collectionId)
      return { moved: await moveItems(sources, target, to.path, before) }
    },
    async 'item.delete'({ items }) {
      return deleted.delete(await Promise.all(items.map(sourceOf)))
    },
    'item.restore': ({ undo }) => deleted.restore(undo),
    async 'example.save'({ collectionId, path, revision, example }) {
      return saveExample(await collections.get(collectionId), path, revision, example)
    },
    async 'example.delete'({ collectionId, path, revision, index }) {
      return deleteExample(await collections.get(collectionId), path, revision, index)
    },
    async 'example.rename'({ collectionId, path, revision, index, name }) {
      return renameExample(await collections.get(collectionId), path, revision, index, name)
    },
    async 'item.reveal'({ collectionId, path }) {
      const { folder } = await collections.get(collectionId)
      await shell.revealFile(await placeOf(folder, path))
    }
  }
}
