import type { workspaceContract } from '#shared/contract/workspace.ts'
import type { Workspace } from '#shared/model/workspace.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { StoredWorkspace } from '#workspace/workspaces/stored-workspace.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'

export function workspaceHandlers(workspaces: WorkspaceStore): Handlers<typeof workspaceContract> {
  return {
    async *'workspace.watch'(_input, { signal }) {
      for await (const all of workspaces.watch(signal)) yield all.map(told)
    },
    'workspace.create': async ({ name }) => told(await workspaces.create(name)),
    'workspace.rename': ({ workspaceId, name }) => workspaces.rename(workspaceId, name),
    'workspace.remove': ({ workspaceId }) => workspaces.remove(workspaceId)
  }
}

function told({ id, name, collections }: StoredWorkspace): Workspace {
  return { id, name, collectionIds: collections.map(collection => collection.id) }
}
