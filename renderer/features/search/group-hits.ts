import type { SearchHit } from '#shared/model/search.ts'

/** Finds of one folder. */
export interface HitGroup {
  /** Tells it from the others. */
  value: string
  collectionId: string
  /** The folder's path; empty at the top of the collection. */
  folder: string
  items: SearchHit[]
}

/** The finds by the folder that they are in, each where its best one was. */
export function groupHits(hits: readonly SearchHit[]): HitGroup[] {
  const groups = new Map<string, HitGroup>()
  for (const hit of hits) {
    const { collectionId, path } = hit
    const folder = path.split('/').slice(0, -1).join('/')
    const value = `${collectionId}/${folder}`
    const group = groups.get(value) ?? { value, collectionId, folder, items: [] }
    group.items.push(hit)
    groups.set(value, group)
  }
  return [...groups.values()]
}
