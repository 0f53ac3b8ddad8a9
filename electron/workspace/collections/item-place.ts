import { realpath } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { ClientError } from '#shared/model/client-error.ts'
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

/** Whether an entry of a folder is none of the collection's, as Bruno has it; and such as begin with a dot. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules'
}

export function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export function joinPath(parent: string, name: string): string {
  return parent === '' ? name : `${parent}/${name}`
}

/** Whether `path` is `folder` or lies under it. */
export function isAtOrBelow(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
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
 * Where an item lies on disk. Whoever asks is not trusted, nor is the collection: a link on the way could lead anywhere.
 * @param root the collection's folder, without links in it
 * @throws ClientError BUILD `path` when it is no path of an item, or a link leads out of the collection
 */
export async function placeOf(root: string, path: string): Promise<string> {
  if (path === '') return root
  const names = path.split('/')
  const bad = names.some(name => name === '' || isIgnoredName(name) || UNSAFE.test(name))
  if (bad) throw refused(path, `“${path}” is no path of an item.`)
  const folder = join(root, ...names.slice(0, -1))
  let real: string
  try {
    real = await realpath(folder)
  } catch (error) {
    throw fileError(error, folder)
  }
  // Not only inside: a folder that is reached by a link inside would be a second name for the same files.
  if (real !== folder) throw refused(path, `The folder ${dirname(path)} is a link, which is not followed.`)
  return real + sep + names.at(-1)
}

function refused(path: string, problem: string): ClientError {
  return new ClientError('BUILD', { field: 'path', facts: { problem, path } })
}
