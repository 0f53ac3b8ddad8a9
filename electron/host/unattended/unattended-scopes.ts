import { join } from 'node:path'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import type { Scope } from '#shared/model/scope.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { ENVIRONMENTS } from '#workspace/collections/item-place.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { handedDownTo } from '#workspace/collections/reader-of.ts'
import type { ConsentCheck } from '#workspace/environments/dot-env.ts'
import { EnvironmentFolder } from '#workspace/environments/environment-folder.ts'
import type { SecretSource } from '#workspace/environments/environment-secrets.ts'
import { gatherGround, layScope, type ScopeGround } from '../scope/gather-scope.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { RuntimeVariables } from '../scope/runtime-variables.ts'
import type { ScopeSources } from '../scope/scope-sources.ts'

interface UnattendedSources {
  consents: ConsentCheck
  secrets: SecretSource
  processEnv: NodeJS.ProcessEnv
}

/**
 * What holds for the requests of one collection where there is no data folder: its own files, and the preferences as
 * they are by themselves. For each folder it is read once.
 */
export class UnattendedScopes {
  readonly #grounds = new Map<string, Promise<ScopeGround>>()
  readonly #sources: ScopeSources

  constructor(collection: ReadCollection, sources: UnattendedSources) {
    const { id, name, folder } = collection
    const handedDown = (path: string) => handedDownTo(collection, path)
    const reader = { id, name, folder, handedDown, onChange: () => () => {} }
    this.#sources = {
      ...sources,
      collections: { reader: async () => reader },
      environments: {
        lookup: () => environmentsOf(collection).snapshot(),
        folderOf: async () => folder
      },
      preferences: { read: async () => DEFAULT_PREFERENCES, secretOf: async () => ({}) },
      workspaces: { selectedEnvironment: async () => undefined },
      runtime: new RuntimeVariables()
    }
  }

  /** See `gatherScope`. @param runtime what actions have set, for these requests alone */
  async gather(scope: Scope, runtime: RuntimeVariables): Promise<GatheredScope> {
    return layScope(scope, await this.ground({ ...scope, path: parentOf(scope.path ?? '') }), runtime)
  }

  /** @param scope whose path is that of a folder; empty is the collection. Its environment is the same each time. */
  ground(scope: Scope): Promise<ScopeGround> {
    const { path = '' } = scope
    const known = this.#grounds.get(path)
    if (known) return known
    const ground = gatherGround(scope, this.#sources)
    this.#grounds.set(path, ground)
    return ground
  }
}

/** The environments of a collection, to read from. */
export function environmentsOf({ folder }: Pick<ReadCollection, 'folder'>): EnvironmentFolder {
  return new EnvironmentFolder(join(folder, ENVIRONMENTS), { shared: true })
}
