import { z } from 'zod'
import { tolerant } from '#shared/model/draft/tolerant.ts'

/** The id is made here and bound to the folder: a collection cannot say that it is another one. */
export const StoredCollection = tolerant({ id: z.string(), path: z.string() })
export type StoredCollection = z.infer<typeof StoredCollection>

/** A collection that is or was open. */
export const KnownCollection = tolerant({
  id: z.string(),
  path: z.string(),
  /** Which folder was there when it was opened, or closed since: see `folderIdentity`. */
  folder: z.string().optional()
})
export type KnownCollection = z.infer<typeof KnownCollection>

/** `index.json`: the ids of the workspaces in order, and all collections that were ever opened, also in none now. */
export const WorkspaceIndex = tolerant({ order: z.array(z.string()), collections: z.array(KnownCollection) })
export type WorkspaceIndex = z.infer<typeof WorkspaceIndex>

/** `workspace.json`: what a workspace is called, what is open in it, and which environments are in use. */
export const StoredWorkspace = tolerant({
  id: z.string(),
  name: z.string(),
  collections: z.array(StoredCollection),
  /** Names of the environments in use. Absent is none. */
  environments: tolerant({
    global: z.string().optional(),
    /** By the collection's id. */
    collections: z.record(z.string(), z.string())
  })
})
export type StoredWorkspace = z.infer<typeof StoredWorkspace>
