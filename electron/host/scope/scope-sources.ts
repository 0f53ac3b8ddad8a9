import type { EnvironmentOwner } from '#shared/model/environment.ts'
import type { Preferences } from '#shared/model/preferences.ts'
import type { CollectionSource } from '#workspace/collections/collection-reader.ts'
import type { ConsentCheck } from '#workspace/environments/dot-env.ts'
import type { EnvironmentLookup } from '#workspace/environments/environment-chain.ts'
import type { SecretSource, SecretValue } from '#workspace/environments/environment-secrets.ts'
import type { RuntimeVariables } from './runtime-variables.ts'

interface EnvironmentSource {
  /** Those of an owner as they are now. @throws ClientError */
  lookup(owner: EnvironmentOwner): Promise<EnvironmentLookup>
  /** Where relative paths of the owner's environments start: without links in it. @throws ClientError */
  folderOf(owner: EnvironmentOwner): Promise<string>
}

/** Which environments are in use. */
interface EnvironmentSelection {
  selectedEnvironment(workspaceId: string, owner: EnvironmentOwner): Promise<string | undefined>
}

interface PreferenceSource {
  read(): Promise<Preferences>
  /** @param id as the preferences name it */
  secretOf(id: string): Promise<SecretValue>
}

/** Where all that holds for a request comes from. */
export interface ScopeSources {
  preferences: PreferenceSource
  collections: CollectionSource
  environments: EnvironmentSource
  workspaces: EnvironmentSelection
  secrets: SecretSource
  consents: ConsentCheck
  runtime: RuntimeVariables
  processEnv: NodeJS.ProcessEnv
}
