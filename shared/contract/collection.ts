import { z } from 'zod'
import { TreeEvent } from '../model/workspace.ts'
import { call, stream } from './define.ts'

const CollectionId = z.object({ collectionId: z.string() })

export const collectionContract = {
  /** The tree of a workspace as it now is, and how it changes, by whoever's hand. */
  'tree.watch': stream(z.object({ workspaceId: z.string() }), TreeEvent),
  /**
   * Opens a folder as a collection of the workspace; opening one twice is no error. BUILD `path` when the folder was
   * not granted (see `files.pick`, `consent.ask`) or is no collection.
   */
  'collection.open': call(z.object({ workspaceId: z.string(), path: z.string() }), CollectionId),
  /** Makes a new collection in a new folder under `parent`, which was granted; IO when it cannot be. */
  'collection.create': call(
    z.object({ workspaceId: z.string(), parent: z.string(), name: z.string().min(1) }),
    CollectionId
  ),
  /** Says where the folder of a collection now is, so that what belongs to it here (secrets, consents) stays with it. */
  'collection.relocate': call(CollectionId.extend({ path: z.string() }), z.void()),
  /** Takes a collection out of the workspace. Its files stay. */
  'collection.close': call(CollectionId.extend({ workspaceId: z.string() }), z.void()),
  /**
   * Lets what sonde.json says of an item that is gone hold for the request at `path`; of a folder, for the folder that
   * the request is in. They may be kept by another collection, `orphanOf`. BUILD `orphan` when it says nothing of such an item, BUILD `path` when that has settings that say otherwise. Where
   * the request itself is what is gone, all stays, and `pins` are its keys: for the draft that is sent in its place.
   */
  'collection.adoptOrphan': call(
    CollectionId.extend({
      orphan: z.string().min(1),
      orphanOf: z.string().optional(),
      path: z.string().min(1)
    }),
    z.object({ pins: z.string().optional() })
  ),
  /**
   * Says that the request at `path` is not that item: sonde.json forgets it, with all that was in it. What another
   * collection keeps stays there, and is not asked about here again. BUILD `orphan` when there is none.
   */
  'collection.disownOrphan': call(
    CollectionId.extend({
      orphan: z.string().min(1),
      orphanOf: z.string().optional(),
      path: z.string().min(1)
    }),
    z.void()
  ),
  /** Puts the collections of a workspace in this order. */
  'collection.order': call(
    z.object({ workspaceId: z.string(), collectionIds: z.array(z.string()) }),
    z.void()
  )
}
