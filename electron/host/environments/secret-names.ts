import type { Environment } from '#shared/model/environment.ts'

/** Names of the variables of an environment whose values are in the vault. */
export function secretNames({ variables }: Environment): Set<string> {
  return new Set(variables.filter(({ secret }) => secret).map(({ name }) => name))
}
