import type { Draft } from '#shared/model/draft/draft.ts'
import { isUnsetSecret, unsetSecretProblem, valueInUse } from '#shared/model/draft/variable-value.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'

/** The variables that a draft's texts can name, by name: what is set while requests run, its own, those of its scope. */
export function variablesInForce(
  draft: Pick<Draft, 'type' | 'variables'>,
  scoped: readonly ScopedVariable[]
): ReadonlyMap<string, ScopedVariable> {
  const byName = new Map(scoped.map(variable => [variable.name, variable]))
  for (const variable of draft.variables ?? []) {
    const { name, type, enabled, secret = false } = variable
    const present = byName.get(name)
    if (!enabled || name === '') continue
    if (present && secret && (isSetOver(present) || isUnsetSecret(variable))) {
      const { value: _, ...covered } = present
      byName.set(name, { ...covered, secret })
    }
    if (isSetOver(present)) continue
    const kind = draft.type === 'folder' || draft.type === 'collection' ? draft.type : 'request'
    const origin = { kind, name: '' } as const
    if (isUnsetSecret(variable)) {
      if (!present) byName.set(name, { name, secret, origin, problem: unsetSecretProblem(name, origin) })
      continue
    }
    byName.set(name, {
      name,
      ...(!secret && { value: valueInUse(variable) }),
      ...(type && { type }),
      secret,
      origin
    })
  }
  return byName
}

/** Whether an action has set it over what the draft says itself. */
function isSetOver(variable: ScopedVariable | undefined): boolean {
  const { kind, set = false } = variable?.origin ?? {}
  return kind === 'runtime' || (kind === 'request' && set)
}
