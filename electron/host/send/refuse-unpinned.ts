import type { Draft } from '#shared/model/draft/draft.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { CollectionFiles } from '#workspace/collections/collection-files.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import { orphanWithPins } from '#workspace/collections/orphans.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'

/**
 * What keeps a request from being sent without the keys that were pinned for it: it may be the one that sonde.json
 * knows under a name that is gone, or of which it cannot be known what that says. Keys that are pinned for it now, or that it inherits, are as good.
 */
export async function refuseUnpinned(
  draft: Draft,
  { collectionId, path }: Scope,
  { layers }: GatheredScope,
  collections: CollectionStore
): Promise<DraftProblem[]> {
  if (collectionId === undefined || path === undefined) return []
  if (isPinned(draft, layers)) return []
  const collection = await collections.get(collectionId)
  // Until it is read, everything would seem to be gone.
  await collection.work.idle()
  const unknown = unknownPins(collection)
  if (unknown) return [unknown]
  const orphan = orphanWithPins(collection, path, await collections.beside(collection))
  if (!orphan) return []
  const elsewhere = orphan.collection !== collection
  const file = elsewhere ? `The sonde.json of “${orphan.collection.name}”` : 'sonde.json'
  const problem = sayOrphan(file, orphan.path)
  const keptBy = elsewhere && { orphanOf: orphan.collection.id }
  return [{ field: FIELD, problem, orphan: orphan.path, ...keptBy }]
}

/** The same of a request of a collection that is by itself. */
export function refuseUnpinnedAlone(
  draft: Draft,
  path: string,
  { layers }: GatheredScope,
  collection: CollectionFiles
): DraftProblem[] {
  if (isPinned(draft, layers)) return []
  const unknown = unknownPins(collection)
  if (unknown) return [unknown]
  const orphan = orphanWithPins(collection, path, [])
  return orphan ? [{ field: FIELD, problem: sayOrphan('sonde.json', orphan.path), orphan: orphan.path }] : []
}

const FIELD = 'settings.tls.pins'

function isPinned(draft: Draft, layers: GatheredScope['layers']): boolean {
  return [draft, ...layers].some(({ settings }) => (settings.tls?.pins ?? '').trim() !== '')
}

function unknownPins({ sonde: { unknown } }: Pick<CollectionFiles, 'sonde'>): DraftProblem | undefined {
  if (!unknown) return undefined
  const problem = `sonde.json cannot be read, and may have pinned keys for this request. ${unknown.message} Mend the file, or delete it.`
  return { field: FIELD, problem }
}

function sayOrphan(file: string, gone: string): string {
  return `${file} has pinned keys for ${gone}, which is gone. If this request is what it was, it has to be sent with them.`
}
