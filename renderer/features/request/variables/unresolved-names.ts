import { resolveTemplate, type Unresolved } from '#shared/template/resolve-template.ts'
import { lookUpName, type Names } from './look-up-name.ts'

/** The names in texts, and in the values that they lead to, for which there is nothing. Each once. */
export function unresolvedNames(texts: readonly string[], names: Names): Unresolved[] {
  const lookup = (name: string) => {
    const found = lookUpName(name, names)
    switch (found.kind) {
      case 'value':
        return { value: found.value, secret: false }
      case 'unresolved':
        return { secret: false, problem: found.why }
      case 'secret':
        return found.problem === undefined
          ? { value: '', secret: true }
          : { secret: true, problem: found.problem }
      case 'later':
        return { value: '', secret: false }
    }
  }
  const byName = new Map<string, Unresolved>()
  for (const text of texts)
    for (const unresolved of resolveTemplate(text, lookup).unresolved)
      if (!byName.has(unresolved.name)) byName.set(unresolved.name, unresolved)
  return [...byName.values()]
}
