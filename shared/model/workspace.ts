import { z } from 'zod'
import { Problem } from './problem.ts'

/** Collections that are open together. The list lies in the data folder, the collections wherever they are. */
export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  /** In the order of the sidebar. */
  collectionIds: z.array(z.string())
})
export type Workspace = z.infer<typeof Workspace>

export const ITEM_KINDS = [
  'folder',
  'http',
  'graphql',
  'websocket',
  'grpc',
  'script',
  'app',
  /** A file of the collection that cannot be read as any of the others; `problem` says why. */
  'unreadable'
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** A folder or a file of a collection, as the sidebar shows it. */
export const TreeNode = z.object({
  /** From the collection's folder, with `/`, as `orders/list.yml`. Of a folder, the folder's: `orders`. */
  path: z.string(),
  /** The path of the folder that it is in; empty at the top. */
  parent: z.string(),
  kind: z.enum(ITEM_KINDS),
  name: z.string(),
  /** Orders it among its like: folders come before the others. */
  seq: z.number().optional(),
  method: z.string().optional(),
  url: z.string().optional(),
  /** Titles of its examples, in order. */
  examples: z.array(z.string()).optional(),
  problem: Problem.optional(),
  /**
   * Unreadable, and nothing says that it is a request: a YAML file of something else, a link to a folder, or to what is
   * in the tree anyway. No run has it.
   */
  foreign: z.literal(true).optional()
})
export type TreeNode = z.infer<typeof TreeNode>

/** A collection of a workspace: its folder, and how it is. */
export const CollectionInfo = z.object({
  id: z.string(),
  name: z.string(),
  /** The folder on disk. */
  folder: z.string(),
  /** Whether it can be written to. */
  writable: z.boolean(),
  /** `missing`: there is no such folder at present. */
  state: z.enum(['loading', 'ready', 'missing']),
  /** What is wrong with the collection as a whole: its root file, its sonde.json. */
  problems: z.array(Problem)
})
export type CollectionInfo = z.infer<typeof CollectionInfo>

/** How the tree of a workspace becomes what it is now. What is told first is the whole of it. */
export const TreeEvent = z.discriminatedUnion('type', [
  /** All collections in order; the nodes of one that is no longer there are gone with it. */
  z.object({ type: z.literal('collections'), collections: z.array(CollectionInfo) }),
  /** `reset`: what was told of this collection before no longer counts. */
  z.object({
    type: z.literal('nodes'),
    collectionId: z.string(),
    reset: z.boolean(),
    changed: z.array(TreeNode),
    /** Paths. Of a folder, without those under it: they are gone with it. */
    removed: z.array(z.string())
  }),
  /**
   * A folder or file is now called otherwise, with all that is under it: whoever has it open goes along. Its nodes are
   * then told as removed and as changed.
   */
  z.object({
    type: z.literal('moved'),
    from: z.object({ collectionId: z.string(), path: z.string() }),
    to: z.object({ collectionId: z.string(), path: z.string() })
  }),
  /** The content of a file is another now, by whoever's hand. */
  z.object({
    type: z.literal('content'),
    collectionId: z.string(),
    path: z.string(),
    revision: z.string()
  })
])
export type TreeEvent = z.infer<typeof TreeEvent>
