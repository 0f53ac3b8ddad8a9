import type { Dirent } from 'node:fs'
import { access, constants, readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { unless } from '../file-error.ts'
import { ENVIRONMENTS, FOLDER_FILE, ITEM_ENDING, isIgnoredName, joinPath, ROOT_FILE } from './item-place.ts'

/** What an entry of a folder is to the collection. */
export interface Listed {
  path: string
  type: 'folder' | 'file' | 'link'
}

/** Paths that the collection itself says are none of its own, as Bruno reads them. */
export type IsIgnored = (path: string) => boolean

/**
 * The items that a folder of a collection holds, and whether it has a file about itself.
 * @param root the collection's folder on disk
 * @param folder the item's path; empty is the collection
 * @returns undefined when there is no such folder
 */
export async function listFolder(
  root: string,
  folder: string,
  ignored: IsIgnored
): Promise<Listed[] | undefined> {
  const place = join(root, folder)
  const found =
    (await unless('ENOENT', readdir(place, { withFileTypes: true }).catch(notAFolder))) ?? undefined
  if (!found) return undefined
  const listed: Listed[] = []
  for (const entry of found) {
    const type = typeOf(entry)
    const path = joinPath(folder, entry.name)
    if (type === undefined || isIgnoredName(entry.name) || ignored(path)) continue
    if (type === 'file' ? isItemFile(folder, entry.name) : folder !== '' || entry.name !== ENVIRONMENTS) {
      if (type === 'link' && !(await mattersAsLink(join(root, path)))) continue
      listed.push({ path, type })
    }
  }
  return listed
}

/** Whether one may see what is in a folder. */
export function mayList(place: string): Promise<boolean> {
  return isGranted(place, constants.R_OK | constants.X_OK)
}

/** Whether files can be made in a folder. */
export function mayWrite(place: string): Promise<boolean> {
  return isGranted(place, constants.W_OK)
}

function isGranted(place: string, mode: number): Promise<boolean> {
  return access(place, mode).then(
    () => true,
    () => false
  )
}

/** Whether a file of this name in `folder` is an item. */
function isItemFile(folder: string, name: string): boolean {
  if (name === FOLDER_FILE) return false
  return name.endsWith(ITEM_ENDING) && !(folder === '' && name === ROOT_FILE)
}

/** What is wrong with a link: none is followed, and it says where this one leads. */
export async function problemOfLink(root: string, path: string): Promise<string> {
  return (await describeLink(root, path)).problem
}

/** A link, and whether it leads to something else in the collection, which is there by itself. */
export async function describeLink(
  root: string,
  path: string
): Promise<{ problem: string; inside: boolean }> {
  const outside = (problem: string) => ({ problem, inside: false })
  const place = join(root, path)
  let target: string
  try {
    target = await realpath(place)
  } catch (error) {
    const loop = error instanceof Error && 'code' in error && error.code === 'ELOOP'
    return outside(
      loop
        ? 'This is a link that leads to itself. Delete it, or point it at a file.'
        : 'This is a link to something that is not there.'
    )
  }
  const inside = relative(root, target)
  if (inside === '' || place.startsWith(target + sep)) {
    return outside(
      'This is a link to a folder that it lies in. It is not followed, since that would never end.'
    )
  }
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside))
    return outside(`This is a link that leads out of the collection, to ${target}. It is not followed.`)
  const to = inside.split(sep).join('/')
  const problem = `This is a link to ${to} in this collection. Links are not followed: use that one.`
  return { problem, inside: true }
}

function typeOf(entry: Dirent): Listed['type'] | undefined {
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isDirectory()) return 'folder'
  return entry.isFile() ? 'file' : undefined
}

/** A link to a picture beside the requests is nobody's concern; one that leads nowhere might have been one. */
async function mattersAsLink(place: string): Promise<boolean> {
  if (place.endsWith(ITEM_ENDING)) return true
  try {
    return (await stat(place)).isDirectory()
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ELOOP'
  }
}

/** A file where a folder was. */
function notAFolder(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return undefined
  throw error
}
