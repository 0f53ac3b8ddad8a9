import { inheritDraft } from '#shared/http/inherit-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { mergeSonde } from '#shared/opencollection/sonde-entry.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { readCollection } from '#workspace/collections/read-collection.ts'
import { handedDownTo } from '#workspace/collections/reader-of.ts'
import { collectionAround } from '../collection-around.ts'

/**
 * A request of a file with what its collection and folders hand down, as it would be sent.
 * @param path of its file
 * @returns undefined for a file of no collection
 * @throws ClientError IO for a file on the way that cannot be read
 */
export async function inheritFromFolders(path: string, draft: Draft): Promise<Draft | undefined> {
  const place = await collectionAround(path)
  if (!place) return undefined
  const collection = await readCollection('convert', place.folder)
  const own = mergeSonde(draft, collection.sonde.entry(place.path))
  const layers = (await handedDownTo(collection, parentOf(place.path))).map(({ origin, draft: said }) => ({
    ...{ origin, headers: said.headers, settings: said.settings },
    ...(said.auth && { auth: said.auth })
  }))
  return inheritDraft(own, layers).draft
}
