import { z } from 'zod'
import { Draft } from '../model/draft/draft.ts'
import { Example, ItemAddress, ItemContent, SaveResult } from '../model/item.ts'
import { call } from './define.ts'

const Name = z.string().min(1).max(255)
const Moved = z.object({ moved: z.array(z.object({ from: ItemAddress, to: ItemAddress })) })

/**
 * Files and folders of open collections. A path that leads out of its collection is BUILD `path`; a file that cannot
 * be read or written is IO. Whatever is written is on disk when the answer comes.
 */
export const itemContract = {
  'item.read': call(ItemAddress, ItemContent),
  /** Writes a draft over the file it was made from, of which everything else stays. */
  'item.save': call(ItemAddress.extend({ draft: Draft, revision: z.string() }), SaveResult),
  /** The text of the file as it is, and as saving the draft would make it. */
  'item.compare': call(
    ItemAddress.extend({ draft: Draft }),
    z.object({ before: z.string(), after: z.string() })
  ),
  /** A new file in a folder. The file's name is made from `name`. */
  'item.create': call(
    ItemAddress.extend({ name: Name, draft: Draft }),
    z.object({ path: z.string(), revision: z.string() })
  ),
  'folder.create': call(ItemAddress.extend({ name: Name }), z.object({ path: z.string() })),
  /** Changes the name and, as far as it followed the name, that of the file. Also of a collection: then its name alone. */
  'item.rename': call(ItemAddress.extend({ name: Name }), z.object({ path: z.string() })),
  'item.duplicate': call(ItemAddress, z.object({ path: z.string() })),
  /** Moves items into a folder, to stand before `before` (a path in it) or at the end. Also between collections. */
  'item.move': call(
    z.object({ items: z.array(ItemAddress).min(1), to: ItemAddress, before: z.string().optional() }),
    Moved
  ),
  /**
   * Puts items into the system's trash. `undo` brings them back, as long as this host runs; `problem` is what kept some
   * of them from being deleted. When none of them was, it fails with that.
   */
  'item.delete': call(
    z.object({ items: z.array(ItemAddress).min(1) }),
    z.object({ undo: z.string(), problem: z.string().optional() })
  ),
  /** All of it, or as long as something is in the way, nothing: that is IO. */
  'item.restore': call(z.object({ undo: z.string() }), z.void()),
  /** Keeps an answer as an example of the request. */
  'example.save': call(ItemAddress.extend({ revision: z.string(), example: Example }), SaveResult),
  'example.delete': call(
    ItemAddress.extend({ revision: z.string(), index: z.number().int().nonnegative() }),
    SaveResult
  ),
  'example.rename': call(
    ItemAddress.extend({
      revision: z.string(),
      index: z.number().int().nonnegative(),
      name: z.string().min(1)
    }),
    SaveResult
  ),
  /** Shows the file in the system's file manager. */
  'item.reveal': call(ItemAddress, z.void())
}
