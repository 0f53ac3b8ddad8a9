import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { EnvironmentList, EnvironmentOwner } from '#shared/model/environment.ts'
import { type HostClient, host, useHost } from './host.ts'
import { tellFailure } from './notices.ts'
import { activeTab, useTabs } from './tabs.ts'
import { shownWorkspace, useWorkspaces } from './workspaces.ts'

interface EnvironmentsState {
  /** Of the workspace that is shown: the global ones first, then those of its collections. */
  lists: readonly EnvironmentList[]
  /** Why they cannot be shown, or are out of date. */
  problem: string | undefined
}

export const useEnvironments = create<EnvironmentsState>(() => ({ lists: [], problem: undefined }))

/** Follows the environments of the workspace that is shown. */
export function startEnvironments(): void {
  let watched: { client: HostClient; workspaceId: string; abort: AbortController } | undefined
  const follow = () => {
    const { client } = host
    const workspaceId = shownWorkspace()?.id
    if (!client || workspaceId === undefined) return
    if (watched?.client === client && watched.workspaceId === workspaceId) return
    watched?.abort.abort()
    const abort = new AbortController()
    watched = { client, workspaceId, abort }
    void watch(client, workspaceId, abort.signal)
  }
  useTabs.subscribe(follow)
  useWorkspaces.subscribe(follow)
  useHost.subscribe(follow)
}

async function watch(client: HostClient, workspaceId: string, signal: AbortSignal): Promise<void> {
  try {
    for await (const lists of client.stream('environment.watch', { workspaceId }, { signal })) {
      if (!signal.aborted) useEnvironments.setState({ lists, problem: undefined })
    }
  } catch (thrown) {
    if (signal.aborted) return
    const { reason, message, hint } = ClientError.wrap(thrown)
    if (reason !== 'host-gone') useEnvironments.setState({ problem: `${message} ${hint}` })
  }
}

/** Puts an environment in use, or none. */
export function selectEnvironment(owner: EnvironmentOwner, name: string | undefined): void {
  const workspaceId = shownWorkspace()?.id
  if (workspaceId === undefined) return
  host
    .ready()
    .then(client =>
      client.call('environment.select', { workspaceId, owner, ...(name !== undefined && { name }) })
    )
    .catch(error => tellFailure('The environment could not be changed.', error))
}

/** Of the collection that the request in front belongs to. */
export function listOfRequests(
  lists: readonly EnvironmentList[],
  collectionId = activeTab(useTabs.getState()).source?.collectionId
): EnvironmentList | undefined {
  return lists.find(({ owner }) => owner.kind === 'collection' && owner.collectionId === collectionId)
}

/** Tells owners apart. */
export function ownerKey(owner: EnvironmentOwner): string {
  return owner.kind === 'global' ? `global ${owner.workspaceId}` : `collection ${owner.collectionId}`
}
