/** Variables that were set while Sonde runs, by an action or on the command line. They end with the process. */
export class RuntimeVariables {
  readonly #byWorkspace = new Map<string, Map<string, string>>()
  readonly #listeners = new Set<() => void>()

  /** @param workspaceId absent for requests of none */
  of(workspaceId: string | undefined): ReadonlyMap<string, string> {
    return this.#byWorkspace.get(workspaceId ?? '') ?? new Map()
  }

  set(workspaceId: string | undefined, name: string, value: string): void {
    const variables = this.#byWorkspace.get(workspaceId ?? '') ?? new Map<string, string>()
    this.#byWorkspace.set(workspaceId ?? '', variables.set(name, value))
    for (const listener of this.#listeners) listener()
  }

  /** @returns stop */
  onChange(changed: () => void): () => void {
    this.#listeners.add(changed)
    return () => this.#listeners.delete(changed)
  }
}
