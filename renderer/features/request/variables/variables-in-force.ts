import type { Draft } from '#shared/model/draft/draft.ts'
import type { ScopedVariable } from '#shared/model/scope.ts'

/** The variables that a draft's texts can name, by name: what is set while requests run, its own, those of its scope. */
export function variablesInForce(
  draft: Pick<Draft, 'type' | 'variables'>,
  scoped: readonly ScopedVariable[]
): ReadonlyMap<string, ScopedVariable> {
  const byName = new Map(scoped.map(variable => [variable.name, variable]))
  for (const { name, value, enabled, secret = false } of draft.variables ?? []) {
    if (!enabled || name === '' || byName.get(name)?.origin.kind === 'runtime') continue
    const { type } = draft
    const kind = type === 'folder' || type === 'collection' ? type : 'request'
    byName.set(name, { name, ...(!secret && { value }), secret, origin: { kind, name: '' } })
  }
  return byName
}
