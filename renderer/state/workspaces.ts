import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { Workspace } from '#shared/model/workspace.ts'
import { type HostClient, host } from './host.ts'
import { reportStorageProblems } from './storage-problems.ts'
import { showWorkspace, useTabs } from './tabs.ts'

/** All workspaces, once they have been told. */
export const useWorkspaces = create<{ workspaces: readonly Workspace[] }>(() => ({ workspaces: [] }))

/** Follows the workspaces for as long as the connection lasts. */
export async function watchWorkspaces(client: HostClient): Promise<void> {
  try {
    for await (const workspaces of client.stream('workspace.watch', {}))
      useWorkspaces.setState({ workspaces })
  } catch (thrown) {
    const { reason, message } = ClientError.wrap(thrown)
    // On the next connection they are watched anew.
    if (reason === 'host-gone') return
    reportStorageProblems([`The list of workspaces cannot be read: ${message}`])
  }
}

/** The workspace that this window shows: the chosen one, or the first when that is gone or none was chosen. */
export function shownWorkspace(): Workspace | undefined {
  return chooseWorkspace(useWorkspaces.getState().workspaces, useTabs.getState().workspaceId)
}

export function useShownWorkspace(): Workspace | undefined {
  const { workspaces } = useWorkspaces()
  const id = useTabs(state => state.workspaceId)
  return chooseWorkspace(workspaces, id)
}

function chooseWorkspace(workspaces: readonly Workspace[], id: string | undefined): Workspace | undefined {
  return workspaces.find(workspace => workspace.id === id) ?? workspaces[0]
}

/** Whether a collection is open, in whichever workspace. Until that is told it counts as open. */
export function isOpenAnywhere(collectionId: string): boolean {
  const { workspaces } = useWorkspaces.getState()
  return (
    workspaces.length === 0 || workspaces.some(({ collectionIds }) => collectionIds.includes(collectionId))
  )
}

/** Makes a workspace and shows it. @throws ClientError */
export async function createWorkspace(name: string): Promise<void> {
  const client = await host.ready()
  const { id } = await client.call('workspace.create', { name })
  showWorkspace(id)
}

/** @throws ClientError */
export async function renameWorkspace(workspaceId: string, name: string): Promise<void> {
  await (await host.ready()).call('workspace.rename', { workspaceId, name })
}

/** @throws ClientError */
export async function removeWorkspace(workspaceId: string): Promise<void> {
  await (await host.ready()).call('workspace.remove', { workspaceId })
}
