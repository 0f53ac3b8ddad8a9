import { lstatSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'

/**
 * Where a path leads when all links in it are followed; for what does not exist, where it would be. Undefined for what
 * cannot be a path and for a link that leads nowhere: what somebody puts there later is not known yet.
 */
export function realPath(path: string): string | undefined {
  if (path.includes('\0')) return undefined
  const absolute = resolve(path)
  try {
    return realpathSync(absolute)
  } catch {
    const folder = dirname(absolute)
    if (folder === absolute) return absolute
    if (isThere(absolute)) return undefined
    const real = realPath(folder)
    return real === undefined ? undefined : join(real, basename(absolute))
  }
}

/** Whether a path is a folder or lies in it. Both without links. */
export function isWithin(folder: string, path: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}

function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch {
    return false
  }
}
