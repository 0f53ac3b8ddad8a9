import { z } from 'zod'
import { Workspace } from '../model/workspace.ts'
import { call, stream } from './define.ts'

export const workspaceContract = {
  /** All workspaces, and again each time they change. There is always one. */
  'workspace.watch': stream(z.object({}), z.array(Workspace)),
  'workspace.create': call(z.object({ name: z.string().min(1) }), Workspace),
  'workspace.rename': call(z.object({ workspaceId: z.string(), name: z.string().min(1) }), z.void()),
  /** Forgets it, and deletes no collection. Its environments stay in the data folder. The last one cannot go. */
  'workspace.remove': call(z.object({ workspaceId: z.string() }), z.void())
}
