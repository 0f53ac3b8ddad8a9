import { z } from 'zod'
import { tolerant } from '#shared/model/draft/tolerant.ts'

/** `workspace.json`: what a workspace is called, what is open in it, and which environments are in use. */
export const StoredWorkspace = tolerant({
  id: z.string(),
  name: z.string(),
  /** The id is made here and bound to the folder: a collection cannot say that it is another one. */
  collections: z.array(tolerant({ id: z.string(), path: z.string() })),
  /** Names of the environments in use. Absent is none. */
  environments: tolerant({
    global: z.string().optional(),
    /** By the collection's id. */
    collections: z.record(z.string(), z.string())
  })
})
export type StoredWorkspace = z.infer<typeof StoredWorkspace>
