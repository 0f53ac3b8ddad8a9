import type { searchContract } from '#shared/contract/search.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { searchCollections } from '#workspace/search/search-collections.ts'

export function searchHandlers(collections: CollectionStore): Handlers<typeof searchContract> {
  return {
    async 'search.items'({ workspaceId, text, limit }) {
      const open = await collections.ofWorkspace(workspaceId)
      const searched = open.map(({ id, name, search, tree }) => ({
        id,
        index: search,
        node: (path: string) => (path === '' ? { path, name } : tree.get(path)?.node)
      }))
      const unread = open.reduce((sum, collection) => sum + collection.unread, 0)
      return { ...searchCollections(searched, text, limit), unread }
    }
  }
}
