import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { isUnsetSecret, unsetSecretProblem, valueInUse } from '#shared/model/draft/variable-value.ts'
import { ORIGIN_KINDS, type Origin } from '#shared/model/origin.ts'
import type { EnvironmentLayer } from './gather-environments.ts'
import type { GatheredVariable } from './gathered-scope.ts'

/** Variables by name, the one that counts: those of a kind that ranks higher, else those that were laid later. */
export class VariableStack {
  readonly #variables: Map<string, GatheredVariable>

  constructor(variables: Iterable<readonly [string, GatheredVariable]> = []) {
    this.#variables = new Map(variables)
  }

  get variables(): ReadonlyMap<string, GatheredVariable> {
    return this.#variables
  }

  lay(origin: Origin, variables: readonly DraftVariable[]): void {
    for (const variable of inUse(variables)) {
      const { name, type, secret = false } = variable
      if (!isUnsetSecret(variable))
        this.#put({ name, value: valueInUse(variable), ...(type && { type }), secret, origin })
      else if (!this.#variables.has(name))
        this.#put({ name, secret, origin, problem: unsetSecretProblem(name, origin) })
    }
  }

  /** As `lay`, with the values of its secrets from the vault. */
  layEnvironment({ origin, environment, secrets }: EnvironmentLayer): void {
    for (const variable of inUse(environment.variables)) {
      const { name, type, secret = false } = variable
      const value = secret ? secrets.get(name) : { value: valueInUse(variable) }
      this.#put({ name, ...value, ...(type && { type }), secret, origin })
    }
  }

  /** What actions have set there. What takes the place of a secret is one too. */
  laySet(origin: Origin, variables: ReadonlyMap<string, string>): void {
    for (const [name, value] of variables) {
      const secret = this.#variables.get(name)?.secret ?? false
      this.#put({ name, value, secret, origin: { ...origin, set: true } })
    }
  }

  #put(variable: GatheredVariable): void {
    const present = this.#variables.get(variable.name)
    if (present && rank(present) < rank(variable)) return
    this.#variables.set(variable.name, variable)
  }
}

/** The kinds are listed with the highest first. */
function rank({ origin }: GatheredVariable): number {
  return ORIGIN_KINDS.indexOf(origin.kind)
}

function inUse(variables: readonly DraftVariable[]): DraftVariable[] {
  return variables.filter(({ enabled, name }) => enabled && name !== '')
}
