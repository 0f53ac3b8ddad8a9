import { type FoundName, lookUpName, type Names } from './look-up-name.ts'
import { unresolvedNames } from './unresolved-names.ts'

/** What a name stands for, as a field marks and tells it: as it is looked up, unless its value leads round in a circle. */
export function findName(name: string, names: Names): FoundName {
  const found = lookUpName(name, names)
  if (found.kind !== 'value' || !found.value.includes('{{')) return found
  const circle = unresolvedNames([`{{${name}}}`], names).find(each => each.via.includes(each.name))
  if (!circle) return found
  const leads = circle.name === name ? '' : `It leads to ${circle.name}. `
  return { kind: 'unresolved', why: leads + circle.problem }
}
