import { ClientError } from '#shared/model/client-error.ts'
import type { EnvironmentOwner, SecretChanges, SecretState } from '#shared/model/environment.ts'

/** What the vault says of a secret variable: nothing when nothing was entered for it. */
export interface SecretValue {
  value?: string
  /** Why it cannot be read: a sentence for a person. */
  problem?: string
  /** Where there is none now, and a damaged vault that may hold it was set aside: what and where, for a person. */
  lost?: string
}

/** The values of secret variables. */
export interface SecretSource {
  read(owner: EnvironmentOwner, environment: string, variable: string): Promise<SecretValue>
}

/** Where secrets are kept by id. */
interface SecretVault {
  read(id: string): Promise<SecretValue>
  /** All or none; undefined deletes. */
  put(secrets: readonly (readonly [id: string, value: string | undefined])[]): Promise<void>
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

  /** How the secret variables stand. */
  states(owner: EnvironmentOwner, environment: string, variables: readonly string[]): Promise<SecretState[]> {
    return Promise.all(
      variables.map(async name => {
        const { value, problem, lost } = await this.read(owner, environment, name)
        const hasValue = value !== undefined || problem !== undefined
        const maybeLost = lost !== undefined && { maybeLost: true as const }
        return { name, hasValue, ...(problem !== undefined && { problem }), ...maybeLost }
      })
    )
  }

  /** Names of the variables that the vault has values for, by environment; also of those that are gone. @throws ClientError IO */
  async known(owner: EnvironmentOwner): Promise<Map<string, Set<string>>> {
    const prefix = ownerPrefix(owner)
    const known = new Map<string, Set<string>>()
    for (const id of await this.#vault.list(prefix)) {
      const [environment = '', variable = ''] = id.slice(prefix.length).split('/').map(decodeURIComponent)
      known.set(environment, (known.get(environment) ?? new Set()).add(variable))
    }
    return known
  }

  /**
   * Moves values of an environment to variables of another that have none.
   * @throws ClientError IO; `vault` when it is not open, or a value cannot be read
   */
  async adopt(
    owner: EnvironmentOwner,
    from: string,
    to: string,
    variables: readonly string[]
  ): Promise<void> {
    const moved: [id: string, value: string | undefined][] = []
    for (const { name, hasValue } of await this.states(owner, to, variables)) {
      if (hasValue) continue
      const { value, problem } = await this.read(owner, from, name)
      if (problem !== undefined) throw unreadable(name, problem)
      if (value !== undefined)
        moved.push([secretId(owner, to, name), value], [secretId(owner, from, name), undefined])
    }
    if (moved.length > 0) await this.#vault.put(moved)
  }

  /** The environment is called otherwise from now on. @throws ClientError IO; `vault` when it is not open */
  renameEnvironment(owner: EnvironmentOwner, from: string, to: string): Promise<void> {
    return this.#vault.rename(environmentPrefix(owner, from), environmentPrefix(owner, to))
  }

  /**
   * Gives variables the values that were entered for them, and those that are called otherwise the values they had: all
   * or none. What was entered counts more.
   * @returns puts back what was there
   * @throws ClientError IO; `vault` when it is not open, or a value that is to go along cannot be read
   */
  async change(
    owner: EnvironmentOwner,
    environment: string,
    { secrets = {}, renamed = {} }: SecretChanges
  ): Promise<() => Promise<void>> {
    const wanted = new Map<string, string | undefined>()
    for (const [from, to] of Object.entries(renamed)) {
      if (Object.hasOwn(secrets, to)) continue
      const { value, problem } = await this.read(owner, environment, from)
      if (problem !== undefined) throw unreadable(from, problem)
      wanted.set(to, value)
    }
    for (const [variable, value] of Object.entries(secrets)) wanted.set(variable, value)
    const before = await Promise.all(
      [...wanted].map(
        async ([variable]) => [variable, await this.read(owner, environment, variable)] as const
      )
    )
    const changed = before.filter(([variable, { value }]) => value !== wanted.get(variable))
    // Without need the vault is not asked for: it may be locked.
    if (changed.length === 0) return () => Promise.resolve()
    const put = (choose: (variable: string, was: SecretValue) => string | undefined) =>
      this.#vault.put(
        changed.map(([variable, was]) => [secretId(owner, environment, variable), choose(variable, was)])
      )
    await put(variable => wanted.get(variable))
    return () => put((_variable, { value }) => value)
  }

  /** One that has none is no error. @throws ClientError IO */
  async delete(owner: EnvironmentOwner, environment: string, variables: Iterable<string>): Promise<void> {
    for (const variable of variables) await this.#vault.delete(secretId(owner, environment, variable))
  }

  async deleteEnvironment(owner: EnvironmentOwner, environment: string): Promise<void> {
    const ids = await this.#vault.list(environmentPrefix(owner, environment))
    for (const id of ids) await this.#vault.delete(id)
  }
}

/** What a secret variable is called in the vault. No two are called alike, whatever their names hold. */
function secretId(owner: EnvironmentOwner, environment: string, variable: string): string {
  return environmentPrefix(owner, environment) + encodeURIComponent(variable)
}

function environmentPrefix(owner: EnvironmentOwner, environment: string): string {
  return `${ownerPrefix(owner)}${encodeURIComponent(environment)}/`
}

function ownerPrefix(owner: EnvironmentOwner): string {
  const id = owner.kind === 'global' ? owner.workspaceId : owner.collectionId
  return `environment/${owner.kind}/${encodeURIComponent(id)}/`
}

function unreadable(variable: string, why: string): ClientError {
  const problem = `The value of ${variable} cannot go along with its new name: ${why}`
  return new ClientError('IO', { reason: 'vault', facts: { problem } })
}
