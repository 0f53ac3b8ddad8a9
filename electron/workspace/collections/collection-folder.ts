import { ENVIRONMENTS, joinPath } from './item-place.ts'
import type { Dirty } from './refresh-tree.ts'

/** Files that are no items and yet concern its requests. */
export function sideFiles(dirty: Dirty): string[] {
  return [...dirty].flatMap(([folder, names]) => {
    const all = names === 'all' ? [] : [...names]
    if (folder === ENVIRONMENTS)
      return names === 'all' ? [ENVIRONMENTS] : all.map(name => joinPath(folder, name))
    return folder === '' ? all.filter(name => name === ENVIRONMENTS || name.startsWith('.env')) : []
  })
}
