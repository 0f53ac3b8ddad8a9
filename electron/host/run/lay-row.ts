import type { DataRow } from '#shared/model/run.ts'
import type { Scope } from '#shared/model/scope.ts'
import { isCredentialVariable } from '#shared/redaction/credential-parameters.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import type { RuntimeVariables, SetVariable } from '../scope/runtime-variables.ts'
import { VariableStack } from '../scope/variable-stack.ts'

/**
 * The values of a data row for one iteration of a run. They count before all other variables, also those that actions
 * had set before the iteration began; what actions set in it counts before them. Nothing of them is there afterwards.
 */
export class LaidRow {
  readonly #row: readonly SetVariable[]
  readonly #runtime: RuntimeVariables
  /** What was set when the iteration began. */
  readonly #before: ReadonlySet<SetVariable>

  constructor(row: DataRow, scope: Scope, runtime: RuntimeVariables) {
    this.#row = Object.entries(row).map(([name, value]) => ({
      ...{ name, value, secret: isCredentialVariable(name, value) }
    }))
    this.#runtime = runtime
    this.#before = new Set(runtime.of(scope))
  }

  over(gathered: GatheredScope, scope: Scope): GatheredScope {
    const set = this.#runtime.of(scope).filter(variable => !this.#before.has(variable))
    const newer = new Set(set.map(({ name }) => name))
    const laid = this.#row.filter(({ name }) => !newer.has(name))
    const stack = new VariableStack(gathered)
    stack.laySet({ kind: 'runtime', name: '' }, laid)
    return { ...gathered, variables: stack.variables, secretNames: stack.secretNames }
  }
}
