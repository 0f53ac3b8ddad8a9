import type { Scope } from '#shared/model/scope.ts'
import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import type { ConsentStore } from '#workspace/consents/consent-store.ts'
import { EnvironmentSecrets } from '#workspace/environments/environment-secrets.ts'
import { Environments } from '#workspace/environments/environments.ts'
import { PreferenceSecrets } from '#workspace/preference-secrets.ts'
import type { PreferencesStore } from '#workspace/preferences-store.ts'
import type { Vault } from '#workspace/vault/vault.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import { gatherScope } from './gather-scope.ts'
import type { GatheredScope } from './gathered-scope.ts'
import { RuntimeVariables } from './runtime-variables.ts'

interface ScopeStores {
  collections: CollectionSource
  consents: ConsentStore
  preferences: PreferencesStore
  vault: Vault
  workspaces: WorkspaceStore
}

/** What holds for requests, by where they lie. */
export interface Scopes {
  environments: Environments
  secrets: EnvironmentSecrets
  preferences: PreferenceSecrets
  runtime: RuntimeVariables
  /** See `gatherScope`. */
  gatherScope(scope: Scope): Promise<GatheredScope>
  /** Calls back after changes of whatever a scope depends on but its collection. @returns stop */
  listen(scope: Scope, changed: () => void): () => void
}

/** @param home the data folder */
export function openScopes(
  home: string,
  stores: ScopeStores,
  processEnv: NodeJS.ProcessEnv = process.env
): Scopes {
  const { collections, consents, vault, workspaces } = stores
  const environments = new Environments(home, collections)
  const secrets = new EnvironmentSecrets(vault)
  const preferences = new PreferenceSecrets(stores.preferences, vault)
  const runtime = new RuntimeVariables()
  const sources = {
    preferences,
    collections,
    environments,
    workspaces,
    secrets,
    consents,
    runtime,
    processEnv
  }
  return {
    environments,
    secrets,
    preferences,
    runtime,
    gatherScope: scope => gatherScope(scope, sources),
    listen({ workspaceId }, changed) {
      const told = [stores.preferences, workspaces, consents, vault, runtime]
      const stops = [...told.map(each => each.onChange(changed)), environments.onChange(workspaceId, changed)]
      return () => {
        for (const stop of stops) stop()
      }
    }
  }
}
