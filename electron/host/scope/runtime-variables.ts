import type { Scope } from '#shared/model/scope.ts'
import type { SetPlace } from './set-places.ts'

export interface SetVariable {
  name: string
  value: string
  /** It was set where a secret had its name. */
  secret: boolean
}

/**
 * Variables that actions have set while Sonde runs. They end with the process. Those of a
 * collection are for its own requests: they could send what is secret in another one elsewhere.
 */
export class RuntimeVariables {
  readonly #byOwner = new Map<string, Map<string, SetVariable>>()
  readonly #listeners = new Set<() => void>()

  /** @param place  where in the scope: by default over all that is said anywhere */
  of(scope: Scope, place: SetPlace = { kind: 'runtime' }): SetVariable[] {
    return [...(this.#byOwner.get(ownerOf(scope, place))?.values() ?? [])]
  }

  set(scope: Scope, variable: SetVariable, place: SetPlace = { kind: 'runtime' }): void {
    const owner = ownerOf(scope, place)
    const variables = this.#byOwner.get(owner) ?? new Map<string, SetVariable>()
    this.#byOwner.set(owner, variables.set(variable.name, variable))
    for (const listener of this.#listeners) listener()
  }

  /** @returns stop */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
}

/** Requests of no collection share those of their workspace. */
function ownerOf({ collectionId, workspaceId = '' }: Scope, { kind, at = '' }: SetPlace): string {
  const owner = collectionId === undefined ? ['workspace', workspaceId] : ['collection', collectionId]
  return JSON.stringify([...owner, kind, at])
}
