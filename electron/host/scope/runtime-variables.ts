import type { Scope } from '#shared/model/scope.ts'
import type { SetPlace } from './set-places.ts'

export interface SetVariable {
  name: string
  value: string
  /** It was set where a secret had its name. */
  secret: boolean
  /** See `GatheredVariable`. */
  credential?: boolean
}

/**
 * Variables that actions have set while Sonde runs. They end with the process. Those of a
 * collection are for its own requests: they could send what is secret in another one elsewhere.
 */
export class RuntimeVariables {
  readonly #held = new Map<string, Held>()
  readonly #listeners = new Set<() => void>()

  /** Nothing is set anywhere. */
  get isEmpty(): boolean {
    return this.#held.size === 0
  }

  /** @param place  where in the scope: by default over all that is said anywhere */
  of(scope: Scope, place: SetPlace = { kind: 'runtime' }): SetVariable[] {
    if (this.isEmpty) return []
    return [...(this.#held.get(keyOf(scope, place))?.variables.values() ?? [])]
  }

  set(scope: Scope, variable: SetVariable, place: SetPlace = { kind: 'runtime' }): void {
    const key = keyOf(scope, place)
    const { variables } = this.#held.get(key) ?? { variables: new Map<string, SetVariable>() }
    variables.set(variable.name, variable)
    this.#held.set(key, { scope, place, variables })
    this.#tell()
  }

  /** Where in a collection there are any. */
  places(collectionId: string): SetPlace[] {
    return this.#of(collectionId).map(([, { place }]) => place)
  }

  /** @param whereTo where what a place of a collection holds is held from now on; undefined when it ends */
  relocate(collectionId: string, whereTo: (place: SetPlace) => SetPlace | undefined): void {
    const leaving = this.#of(collectionId).flatMap(([key, held]) => {
      const place = whereTo(held.place)
      return place === held.place ? [] : [{ key, held, place }]
    })
    for (const { key } of leaving) this.#held.delete(key)
    for (const { held, place } of leaving) {
      if (place) this.#held.set(keyOf(held.scope, place), { ...held, place })
    }
    if (leaving.length > 0) this.#tell()
  }

  /** @returns stop */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }

  #of(collectionId: string): [string, Held][] {
    return [...this.#held].filter(([, { scope }]) => scope.collectionId === collectionId)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

interface Held {
  scope: Scope
  place: SetPlace
  variables: Map<string, SetVariable>
}

/** Requests of no collection share those of their workspace. */
function keyOf({ collectionId, workspaceId = '' }: Scope, { kind, at = '' }: SetPlace): string {
  const owner = collectionId === undefined ? ['workspace', workspaceId] : ['collection', collectionId]
  return JSON.stringify([...owner, kind, at])
}
