import { lstat, realpath, stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { describeOtherFolder } from '#workspace/collections/check-folder.ts'
import { joinPath } from '#workspace/collections/item-place.ts'
import { problemOfLink } from '#workspace/collections/list-folder.ts'
import { collectionAround, type PlaceInCollection } from './collection-around.ts'
import { describeOtherFile } from './describe-other-file.ts'
import { UsageError } from './usage-error.ts'

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
  const other = stats.isFile() ? describeOtherFile(path) : undefined
  if (other !== undefined) throw new UsageError(other)
  const link = await problemOfNamed(path)
  if (link !== undefined) throw new UsageError(`${path}: ${link}`)
  const start = stats.isDirectory() ? real : dirname(real)
  throw new UsageError((await describeOtherFolder(start)).problem)
}

/** Of a link in a collection: its target lies in none. */
async function problemOfNamed(path: string): Promise<string | undefined> {
  if (!(await lstat(path)).isSymbolicLink()) return undefined
  const around = await collectionAround(dirname(path))
  return around && problemOfLink(around.folder, joinPath(around.path, basename(path)))
}
