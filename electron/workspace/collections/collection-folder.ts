import { access, constants, stat } from 'node:fs/promises'
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

/** Whether there is a folder. */
export async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isDirectory() === true
}

/** Whether files can be made in a folder. */
export async function isWritable(path: string): Promise<boolean> {
  return access(path, constants.W_OK).then(
    () => true,
    () => false
  )
}
