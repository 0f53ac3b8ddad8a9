import type { Scope } from '#shared/model/scope.ts'

/**
 * Variables that actions have set while Sonde runs. They end with the process. Those of a
 * collection are for its own requests: they rank highest, and could send what is secret in another one elsewhere.
 */
export class RuntimeVariables {
  readonly #byOwner = new Map<string, Map<string, string>>()
  readonly #listeners = new Set<() => void>()

  of(scope: Scope): ReadonlyMap<string, string> {
    return this.#byOwner.get(ownerOf(scope)) ?? new Map()
  }

  set(scope: Scope, name: string, value: string): void {
    const owner = ownerOf(scope)
    const variables = this.#byOwner.get(owner) ?? new Map<string, string>()
    this.#byOwner.set(owner, variables.set(name, value))
    for (const listener of this.#listeners) listener()
  }

  /** @returns stop */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
}

/** Requests of no collection share those of their workspace. */
function ownerOf({ collectionId, workspaceId = '' }: Scope): string {
  return collectionId === undefined ? `workspace:${workspaceId}` : `collection:${collectionId}`
}
