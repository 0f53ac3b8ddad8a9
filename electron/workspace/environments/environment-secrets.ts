import type { EnvironmentOwner } from '#shared/model/environment.ts'

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
