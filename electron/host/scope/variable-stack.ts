import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import { isUnsetSecret, unsetSecretProblem, valueInUse } from '#shared/model/draft/variable-value.ts'
import type { Origin } from '#shared/model/origin.ts'
import { ORIGIN_KINDS } from '#shared/model/origin-kinds.ts'
import { isObjectText } from '#shared/redaction/credentials-in-json.ts'
import type { EnvironmentLayer } from './gather-environments.ts'
import type { GatheredVariable } from './gathered-scope.ts'
import type { SetVariable } from './runtime-variables.ts'

const NONE = { variables: new Map(), secretNames: new Set<string>() }

/** Variables by name, the one that counts: those of a kind that ranks higher, else those that were laid later. */
export class VariableStack {
  readonly #variables: Map<string, GatheredVariable>
  readonly #secretNames: Set<string>

  /** @param below what it is laid over */
  constructor(
    below: { variables: ReadonlyMap<string, GatheredVariable>; secretNames: ReadonlySet<string> } = NONE
  ) {
    this.#variables = new Map(below.variables)
    this.#secretNames = new Set(below.secretNames)
  }

  get variables(): ReadonlyMap<string, GatheredVariable> {
    return this.#variables
  }

  /** The names that were said to be secret anywhere, whatever counts for them. */
  get secretNames(): ReadonlySet<string> {
    return this.#secretNames
  }

  lay(origin: Origin, variables: readonly DraftVariable[]): void {
    for (const variable of inUse(variables)) {
      const { name, type, secret = false } = variable
      if (secret) this.#saySecret(name)
      const present = this.#variables.get(name)
      if (!isUnsetSecret(variable))
        this.#put({ name, value: valueInUse(variable), ...(type && { type }), secret, origin })
      else if (present) this.#variables.set(name, { ...present, secret })
      else this.#put({ name, secret, origin, problem: unsetSecretProblem(name, origin) })
    }
  }

  /** As `lay`, with the values of its secrets from the vault. */
  layEnvironment({ origin, environment, secrets }: EnvironmentLayer): void {
    for (const variable of inUse(environment.variables)) {
      const { name, type, secret = false } = variable
      if (secret) this.#saySecret(name)
      const value = secret ? secrets.get(name) : { value: valueInUse(variable) }
      this.#put({ name, ...value, ...(type && { type }), secret, origin })
    }
  }

  /** What actions have set there. Whatever is set under the name of a secret is one too, whoever hides whom. */
  laySet(origin: Origin, variables: Iterable<SetVariable>): void {
    for (const { name, value, secret, credential } of variables) {
      if (secret) this.#saySecret(name)
      // What was set is text, whatever it was made of.
      const type = isObjectText(value) && ({ type: 'object' } as const)
      this.#put({
        name,
        value,
        ...type,
        ...(credential && { credential }),
        secret: this.#secretNames.has(name),
        origin: { ...origin, set: true }
      })
    }
  }

  #saySecret(name: string): void {
    this.#secretNames.add(name)
    const present = this.#variables.get(name)
    if (present?.origin.set) this.#variables.set(name, { ...present, secret: true })
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
