import type { GatheredScope } from '../scope/gathered-scope.ts'

/** Whose tokens they are: a collection’s, which no other can use, or those of requests that belong to none. */
export function ownerOf({ collectionId }: GatheredScope): string {
  return collectionId === undefined ? 'none' : `collection:${collectionId}`
}
