import type { collectionContract } from '#shared/contract/collection.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { createCollection } from '#workspace/collections/create-collection.ts'
import { adoptOrphan, disownOrphan, type Orphan } from '#workspace/collections/orphans.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import type { FileAccess } from './file-access.ts'

export function collectionHandlers(
  collections: CollectionStore,
  workspaces: WorkspaceStore,
  files: FileAccess
): Handlers<typeof collectionContract> {
  /** What was opened before was granted then. */
  async function openable(path: string, field: string): Promise<string> {
    files.grant({ open: await workspaces.knownFolders() })
    return files.openable(path, field)
  }

  async function keptBy(collectionId: string, path: string): Promise<Orphan> {
    return { collection: await collections.get(collectionId), path }
  }

  return {
    'tree.watch': ({ workspaceId }, { signal }) => collections.watchTree(workspaceId, signal),
    async 'collection.open'({ workspaceId, path }) {
      return { collectionId: await collections.open(workspaceId, await openable(path, 'path')) }
    },
    async 'collection.create'({ workspaceId, parent, name }) {
      const folder = await createCollection(await openable(parent, 'parent'), name)
      return { collectionId: await collections.open(workspaceId, folder) }
    },
    async 'collection.relocate'({ collectionId, path }) {
      await collections.relocate(collectionId, await openable(path, 'path'))
    },
    'collection.close': ({ workspaceId, collectionId }) => collections.close(workspaceId, collectionId),
    async 'collection.adoptOrphan'({ collectionId, orphan, orphanOf = collectionId, path }) {
      const pins = await adoptOrphan(
        await collections.get(collectionId),
        await keptBy(orphanOf, orphan),
        path
      )
      return pins === undefined ? {} : { pins }
    },
    async 'collection.disownOrphan'({ collectionId, orphan, orphanOf = collectionId, path }) {
      await disownOrphan(await collections.get(collectionId), await keptBy(orphanOf, orphan), path)
    },
    'collection.order': ({ workspaceId, collectionIds }) =>
      workspaces.orderCollections(workspaceId, collectionIds)
  }
}
