import type { OpenCollection } from './open-collection.ts'

/** A collection, as those see it who read its files: what is in it, and where. */
export type CollectionFiles = Pick<OpenCollection, 'id' | 'name' | 'folder' | 'tree' | 'sonde'>
