import { realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { describeOtherFolder } from '#workspace/collections/check-folder.ts'
import { ROOT_FILE } from '#workspace/collections/item-place.ts'
import { UsageError } from './usage-error.ts'

export interface PlaceInCollection {
  /** Of the collection, without links in it. */
  folder: string
  /** In it, of an item or a folder; empty is the collection. */
  path: string
}

/**
 * The collection that a path belongs to: the folder that has an opencollection.yml, at the path or above it.
 * @throws UsageError when there is nothing at the path, or no collection around it
 */
export async function findCollection(path: string): Promise<PlaceInCollection> {
  const real = await realpath(path).catch(() => undefined)
  const stats = real === undefined ? undefined : await stat(real)
  if (real === undefined || !stats) throw new UsageError(`${path}: there is no such file or folder`)
  const place = await collectionAround(real)
  if (place) return place
  const start = stats.isDirectory() ? real : dirname(real)
  throw new UsageError((await describeOtherFolder(start)).problem)
}

/** The collection around a path that is there; undefined when it is in none. */
export async function collectionAround(path: string): Promise<PlaceInCollection | undefined> {
  const real = await realpath(path)
  for (let folder = real; ; folder = dirname(folder)) {
    if (await hasRootFile(folder)) {
      const inside = relative(folder, real).split(sep).join('/')
      return { folder, path: inside === ROOT_FILE ? '' : inside }
    }
    if (folder === dirname(folder)) return undefined
  }
}

function hasRootFile(folder: string): Promise<boolean> {
  return stat(join(folder, ROOT_FILE)).then(
    stats => stats.isFile(),
    () => false
  )
}
