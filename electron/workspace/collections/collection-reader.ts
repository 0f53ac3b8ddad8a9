import type { Draft } from '#shared/model/draft/draft.ts'
import type { Origin } from '#shared/model/origin.ts'

/** What the collection or a folder says for all that is in it. */
export interface HandedDown {
  origin: Origin
  draft: Draft
  /** How many scripts it would run. */
  scripts: number
}

/** An open collection, as those see it who send its requests. */
export interface CollectionReader {
  readonly id: string
  /** The name that it gives itself. */
  readonly name: string
  /** Its folder on disk, without links in it. */
  readonly folder: string
  /** What holds for an item at `path`: the collection's, then each folder's on the way to it. Outermost first. */
  handedDown(path: string): Promise<HandedDown[]>
  /**
   * Calls back after a file of the collection is another: with the path of an item or folder, of an environment's file
   * or of a `.env` at the top; empty is the collection's own. @returns stop
   */
  onChange(changed: (path: string) => void): () => void
}

/** The open collections. */
export interface CollectionSource {
  /** @throws ClientError BUILD `collectionId` when there is none of this id, IO when its folder is gone */
  reader(collectionId: string): Promise<CollectionReader>
}
