import { realpath, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { ROOT_FILE } from '#workspace/collections/item-place.ts'

export interface PlaceInCollection {
  /** Of the collection, without links in it. */
  folder: string
  /** In it, of an item or a folder; empty is the collection. */
  path: string
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
