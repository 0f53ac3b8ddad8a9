import { lstat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isSameFile } from '#shared/model/is-same-file.ts'
import { moveEntries } from '#shared/opencollection/sonde-file.ts'
import { unless } from '../file-error.ts'
import { withoutEntries } from './copy-entries.ts'
import type { OpenCollection } from './open-collection.ts'

/**
 * Ends what a process began that was killed while it gave an item another path: the item has one name, and sonde.json
 * says of it what it said, there alone. Only while nobody else changes the collection.
 */
export async function finishMove({ folder, sonde, lock }: OpenCollection): Promise<void> {
  const move = await lock.unfinishedMove()
  if (!move) return
  const { from, to } = move
  const [old, now] = await Promise.all(
    [from, to].map(path => unless('ENOTDIR', unless('ENOENT', lstat(join(folder, path)))))
  )
  // Not where both are one name, since case is ignored there.
  const isTwice = old?.isFile() === true && old.nlink > 1 && now !== undefined && isSameFile(old, now)
  if (isTwice) await unlink(join(folder, from))
  if (now && (isTwice || !old)) await sonde.change(file => moveEntries(file, from, to))
  else if (old && !now) await sonde.change(file => withoutEntries(file, to))
  await lock.endMove()
}
