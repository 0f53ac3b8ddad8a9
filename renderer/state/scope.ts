import { useMemo } from 'react'
import { create } from 'zustand'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { Scope, ScopeContent, ScopeLayer } from '#shared/model/scope.ts'
import { type HostClient, host, useHost } from './host.ts'
import { addressOfTab } from './tab-set.ts'
import { activeTab, useTabs } from './tabs.ts'
import { isOpenAnywhere, shownWorkspace, useWorkspaces } from './workspaces.ts'

/** What holds for the tab in front, before its own. */
export interface ScopeState extends ScopeContent {
  /** Whether the host has told. Until then nothing can be called unresolved. */
  known: boolean
}

const UNKNOWN: ScopeState = {
  known: false,
  layers: [],
  variables: [],
  processEnv: { allowed: [] },
  problems: []
}

export const useScope = create<ScopeState>(() => UNKNOWN)

/**
 * Where a tab lies, and so what it inherits. A draft that no file holds inherits what the item does that it came from,
 * as long as that item's collection is open; then nothing.
 */
export function scopeOf(tab: Tab): Scope {
  const workspaceId = shownWorkspace()?.id
  const address = addressOfTab(tab)
  const lies = address && (tab.source !== undefined || isOpenAnywhere(address.collectionId))
  return { ...(workspaceId !== undefined && { workspaceId }), ...(lies && address) }
}

/** Follows the scope of the tab in front, whichever that is. */
export function startScope(): void {
  let watched: { client: HostClient; key: string; abort: AbortController } | undefined
  const follow = () => {
    const { client } = host
    if (!client) return
    const scope = scopeOf(activeTab(useTabs.getState()))
    const key = JSON.stringify(scope)
    if (watched?.client === client && watched.key === key) return
    watched?.abort.abort()
    // Of a host that was started anew, what the one before has told holds until it tells.
    if (watched?.key !== key) useScope.setState(UNKNOWN)
    const abort = new AbortController()
    watched = { client, key, abort }
    void watch(client, scope, abort.signal)
  }
  useTabs.subscribe(follow)
  useWorkspaces.subscribe(follow)
  useHost.subscribe(follow)
}

async function watch(client: HostClient, scope: Scope, signal: AbortSignal): Promise<void> {
  try {
    for await (const content of client.stream('scope.watch', scope, { signal })) {
      if (signal.aborted) return
      useScope.setState({ ...content, known: true })
    }
  } catch {
    // Of what the host cannot tell, nothing is marked. Sending says what is wrong.
  }
}

/** What the places around a tab hand down to it, outermost first. What its own file hands down is none of that. */
export function useLayers(tabId: string): readonly ScopeLayer[] {
  const layers = useScope(scope => scope.layers)
  const type = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.draft.type)
  const path = useTabs(({ tabs }) => tabs.find(({ id }) => id === tabId)?.source?.path)
  return useMemo(
    () => layers.filter(({ origin }) => origin.kind !== type || (type === 'folder' && origin.path !== path)),
    [layers, type, path]
  )
}
