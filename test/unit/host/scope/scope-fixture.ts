import { RuntimeVariables } from '#host/scope/runtime-variables.ts'
import type { ScopeSources } from '#host/scope/scope-sources.ts'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { Environment, EnvironmentOwner } from '#shared/model/environment.ts'
import type { HandedDown } from '#workspace/collections/collection-reader.ts'

export const SCOPE = { workspaceId: 'w', collectionId: 'c', path: 'a/b/request.yml' }

export function variable(name: string, value: string, more: Partial<DraftVariable> = {}): DraftVariable {
  return { name, value, enabled: true, ...more }
}

export function environment(
  name: string,
  variables: DraftVariable[],
  more: Partial<Environment> = {}
): Environment {
  return { name, variables, ...more }
}

export interface GivenScope {
  collection?: Partial<Draft>
  /** Outer first. */
  folders?: Partial<Draft>[]
  environments?: Environment[]
  globals?: Environment[]
  /** Names of the environments in use. */
  selected?: { global?: string; collection?: string }
  secrets?: Record<string, string>
  /** Names of the process environment that were allowed. */
  allowedEnv?: string[]
  processEnv?: NodeJS.ProcessEnv
  folder?: string
}

/** A collection of nothing but what is given, in memory. */
export function sourcesOf(given: GivenScope): ScopeSources {
  const { collection = {}, folders = [], environments = [], globals = [], secrets = {} } = given
  const { selected = {}, allowedEnv = [], processEnv = {} } = given
  const folder = given.folder ?? '/nowhere'
  const handedDown: HandedDown[] = [
    {
      origin: { kind: 'collection', name: 'Collection' },
      draft: { ...BLANK_DRAFT, ...collection },
      scripts: 1
    },
    ...folders.map((draft, index) => ({
      origin: { kind: 'folder' as const, name: `Folder ${index}`, path: `${index}` },
      draft: { ...BLANK_DRAFT, ...draft },
      scripts: 1
    }))
  ]
  const lookup = async (owner: EnvironmentOwner) => {
    const all = owner.kind === 'global' ? globals : environments
    const find = async (name: string) => all.find(each => each.name === name)
    return { find, findExtended: find }
  }
  return {
    preferences: { read: async () => DEFAULT_PREFERENCES, secretOf: async () => ({}) },
    collections: {
      reader: async id => ({
        id,
        name: 'Collection',
        folder,
        handedDown: async () => handedDown,
        onChange: () => () => undefined
      })
    },
    environments: {
      lookup,
      folderOf: async () => folder
    },
    workspaces: { selectedEnvironment: async (_workspace, owner) => selected[owner.kind] },
    secrets: {
      async read(_owner, environmentName, name) {
        const value = secrets[`${environmentName}/${name}`]
        return value === undefined ? {} : { value }
      }
    },
    consents: {
      allows: request =>
        request.kind === 'process-env' && request.names.every(name => allowedEnv.includes(name))
    },
    runtime: new RuntimeVariables(),
    processEnv
  }
}
