import { ClientError } from '#shared/model/client-error.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { readItemOnDisk } from '#workspace/collections/item-on-disk.ts'

/** How many scripts the file of a request would run, which Sonde does not; none where there is no file yet. */
export async function scriptsOf(
  { collectionId, path }: Scope,
  collections: CollectionStore
): Promise<number> {
  if (collectionId === undefined || path === undefined) return 0
  try {
    const disk = await readItemOnDisk(await collections.get(collectionId), path)
    return disk?.type === 'file' && disk.content.ok ? disk.content.item.scripts : 0
  } catch (error) {
    // A file that cannot be read runs none. What is sent is what the tab says.
    if (error instanceof ClientError) return 0
    throw error
  }
}
