import { assertStorable } from '#shared/contract/draft-limit.ts'
import type { windowContract } from '#shared/contract/window.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import type { ConsentStore } from '#workspace/consents/consent-store.ts'
import type { PreferencesStore } from '#workspace/preferences-store.ts'
import type { Vault } from '#workspace/vault/vault.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import type { KeptCookies } from './kept-cookies.ts'
import type { SessionWindow } from './session-window.ts'

export function windowHandlers(
  session: SessionWindow,
  {
    preferences,
    cookies,
    consents,
    vault,
    workspaces,
    collectionStore
  }: {
    preferences: PreferencesStore
    cookies: KeptCookies
    consents: ConsentStore
    vault: Vault
    workspaces: WorkspaceStore
    collectionStore: CollectionStore
  }
): Handlers<typeof windowContract> {
  return {
    async 'window.attach'(wish) {
      const window = await session.attach(wish)
      const state = await window.load()
      // Whatever could not be read is told in the window that comes first.
      await Promise.all([
        preferences.read(),
        cookies.loaded,
        consents.check(),
        vault.check(),
        workspaces.list()
      ])
      const stores = [preferences, cookies, consents, vault, workspaces]
      const problems = [...state.problems, ...stores.flatMap(store => store.takeProblems())]
      return { ...state, problems, newlyOpened: collectionStore.takeNewlyOpened() }
    },
    async 'window.saveTab'({ tab }) {
      assertStorable(tab)
      const window = await session.get()
      await window.saveTab(tab)
    },
    async 'window.saveLayout'(layout) {
      const window = await session.get()
      await window.saveLayout(layout)
    },
    async 'window.saveEnvironments'({ environments }) {
      const window = await session.get()
      await window.saveEnvironments(environments)
    }
  }
}
