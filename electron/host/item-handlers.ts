import { itemContract } from '#shared/contract/item.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { contentOf, readItemOnDisk } from '#workspace/collections/item-on-disk.ts'
import { compareItem, saveItem } from '#workspace/collections/save-item.ts'
import { unbuilt } from './unbuilt.ts'

export function itemHandlers(collections: CollectionStore): Handlers<typeof itemContract> {
  return {
    ...unbuilt(itemContract),
    async 'item.read'({ collectionId, path }) {
      const collection = await collections.get(collectionId)
      const disk = await readItemOnDisk(collection, path)
      if (disk) return contentOf(collection, disk)
      const problem = `There is no ${path} in the collection ${collection.name} any more.`
      throw new ClientError('IO', { reason: 'ENOENT', facts: { problem, path } })
    },
    async 'item.save'({ collectionId, path, draft, revision }) {
      return saveItem(await collections.get(collectionId), path, draft, revision)
    },
    async 'item.compare'({ collectionId, path, draft }) {
      return compareItem(await collections.get(collectionId), path, draft)
    }
  }
}
