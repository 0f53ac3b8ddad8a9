import type { EnvironmentOwner, SecretState } from '#shared/model/environment.ts'

/** What the vault says of a secret variable: neither when nothing was entered for it. */
export interface SecretValue {
  value?: string
  /** Why it cannot be read: a sentence for a person. */
  problem?: string
}

/** The values of secret variables. */
export interface SecretSource {
  read(owner: EnvironmentOwner, environment: string, variable: string): Promise<SecretValue>
}

/** Where secrets are kept by id. */
export interface SecretVault {
  read(id: string): Promise<SecretValue>
  set(id: string, value: string): Promise<void>
  delete(id: string): Promise<void>
  list(prefix: string): Promise<string[]>
  /** Of all whose id begins with `from`. */
  rename(from: string, to: string): Promise<void>
}

/**
 * The values of secret variables, in the vault. What they belong to is named by ids that were made on this machine: no
 * collection can call itself by that of another, and none loses its secrets when its folder moves.
 */
export class EnvironmentSecrets implements SecretSource {
  readonly #vault: SecretVault

  constructor(vault: SecretVault) {
    this.#vault = vault
  }

  read(owner: EnvironmentOwner, environment: string, variable: string): Promise<SecretValue> {
    return this.#vault.read(secretId(owner, environment, variable))
  }

  /** @throws ClientError IO; `vault` when it is not open */
  set(owner: EnvironmentOwner, environment: string, variable: string, value: string): Promise<void> {
    return this.#vault.set(secretId(owner, environment, variable), value)
  }

  /** How the secret variables stand. */
  states(owner: EnvironmentOwner, environment: string, variables: readonly string[]): Promise<SecretState[]> {
    return Promise.all(
      variables.map(async name => {
        const { value, problem } = await this.read(owner, environment, name)
        const hasValue = value !== undefined || problem !== undefined
        return { name, hasValue, ...(problem !== undefined && { problem }) }
      })
    )
  }

  /** The environment is called otherwise from now on. @throws ClientError IO; `vault` when it is not open */
  renameEnvironment(owner: EnvironmentOwner, from: string, to: string): Promise<void> {
    return this.#vault.rename(environmentPrefix(owner, from), environmentPrefix(owner, to))
  }

  /** The variable is called otherwise from now on. One that cannot be read, or whose new name has a value, stays. */
  async renameVariable(
    owner: EnvironmentOwner,
    environment: string,
    from: string,
    to: string
  ): Promise<void> {
    const [{ value }, present] = await Promise.all([
      this.read(owner, environment, from),
      this.read(owner, environment, to)
    ])
    if (value === undefined || present.value !== undefined || present.problem !== undefined) return
    await this.set(owner, environment, to, value)
    await this.#vault.delete(secretId(owner, environment, from))
  }

  async deleteEnvironment(owner: EnvironmentOwner, environment: string): Promise<void> {
    const ids = await this.#vault.list(environmentPrefix(owner, environment))
    for (const id of ids) await this.#vault.delete(id)
  }
}

/** What a secret variable is called in the vault. No two are called alike, whatever their names hold. */
export function secretId(owner: EnvironmentOwner, environment: string, variable: string): string {
  return environmentPrefix(owner, environment) + encodeURIComponent(variable)
}

function environmentPrefix(owner: EnvironmentOwner, environment: string): string {
  const id = owner.kind === 'global' ? owner.workspaceId : owner.collectionId
  return `environment/${owner.kind}/${encodeURIComponent(id)}/${encodeURIComponent(environment)}/`
}
