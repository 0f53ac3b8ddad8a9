import type { Stats } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
import { systemCodeOf } from '#shared/model/system-code.ts'
import { foldedFileName } from '#shared/workspace/file-name.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import { fileError } from '../file-error.ts'

/** The file of a collection that says what it is, and that of a folder in it. */
export const ROOT_FILE = 'opencollection.yml'
export const FOLDER_FILE = 'folder.yml'
export const SONDE_FILE = 'sonde.json'
export const ITEM_ENDING = '.yml'
/** At the top of a collection: the folder with its environments, which are no items. */
export const ENVIRONMENTS = 'environments'

/** What would make of a name more than one: on Windows also a stream of another file. */
const UNSAFE = sep === '\\' ? /[\\:\0]/ : /\0/

/** How file systems say that a folder on the way is not there, or is none. */
const NOT_THERE = new Set(['ENOENT', 'ENOTDIR'])

/** Whether one file can usually be named in several ways. */
const IGNORES_CASE = process.platform === 'darwin' || process.platform === 'win32'

/** Whether an entry of a folder is none of the collection's, as Bruno has it; and such as begin with a dot. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function joinPath(parent: string, name: string): string {
  return parent === '' ? name : `${parent}/${name}`
}

/** Items without those that lie in others of them. */
export function outermost(paths: readonly string[]): string[] {
  const all = new Set(paths)
  const isInAnother = (path: string): boolean => {
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder))
      if (all.has(folder)) return true
    return false
  }
  return [...all].filter(path => !isInAnother(path))
}

/**
 * Where an item lies on disk, or would lie. Whoever asks is not trusted, nor is the collection: a link on the way could
 * lead anywhere.
 * @param root the collection's folder, without links in it
 * @throws ClientError BUILD `path` when it is no path of an item, or leads through a link; IO `item-gone` when the folder
 * that it would be in is not there
 */
export async function placeOf(root: string, path: string): Promise<string> {
  const place = await findPlace(root, path)
  if (place !== undefined) return place
  const problem = `There is no folder ${dirname(path)} any more.`
  throw new ClientError('IO', { reason: 'item-gone', facts: { problem, path } })
}

/** The same; undefined when the folder that it would be in is not there. */
export async function findPlace(root: string, path: string): Promise<string | undefined> {
  if (path === '') return root
  const names = path.split('/')
  const bad = names.some(name => name === '' || isIgnoredName(name) || UNSAFE.test(name))
  if (bad) throw refused(path, `“${path}” is no path of an item.`)
  if (isOfCollection(names)) {
    throw refused(
      path,
      `${path} belongs to the collection itself. It is no request and no folder of requests.`
    )
  }
  const folder = join(root, ...names.slice(0, -1))
  let real: string
  try {
    real = await realpath(folder)
  } catch (error) {
    if (NOT_THERE.has(systemCodeOf(error) ?? '')) return undefined
    throw fileError(error, folder)
  }
  // Not only inside: a folder that is reached by a link inside would be a second name for the same files.
  if (real !== folder) throw refused(path, `The folder ${dirname(path)} is a link, which is not followed.`)
  return real + sep + names.at(-1)
}

/** @throws ClientError BUILD `path` for a file beside the items, which is none of them */
export function assertItem(path: string, stats: Stats): void {
  if (!stats.isFile() || path.endsWith(ITEM_ENDING)) return
  throw refused(path, `${path} is no request: its name does not end with ${ITEM_ENDING}.`)
}

/** Whether these are the names of a file that says what the collection or a folder is, or lead to its environments. */
function isOfCollection(names: readonly string[]): boolean {
  const [top, ...others] = names.map(name => (IGNORES_CASE ? foldedFileName(name) : name))
  if (top === ENVIRONMENTS || (others.at(-1) ?? top) === FOLDER_FILE) return true
  return others.length === 0 && (top === ROOT_FILE || top === SONDE_FILE)
}

function refused(path: string, problem: string): ClientError {
  return new ClientError('BUILD', { field: 'path', facts: { problem, path } })
}
