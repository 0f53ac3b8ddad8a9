import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import type { EnvironmentSecrets } from '#workspace/environments/environment-secrets.ts'
import type { Environments } from '#workspace/environments/environments.ts'
import type { WorkspaceStore } from '#workspace/workspaces/workspace-store.ts'
import type { RuntimeVariables } from '../scope/runtime-variables.ts'
import type { Shell } from '../shell.ts'

export interface EnvironmentParts {
  environments: Environments
  secrets: EnvironmentSecrets
  /** What actions have set in environments. */
  runtime: RuntimeVariables
  workspaces: WorkspaceStore
  collections: CollectionSource
  shell: Pick<Shell, 'info' | 'trash'>
}
