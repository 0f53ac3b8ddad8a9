import type { SondeFile } from '#shared/opencollection/sonde-schema.ts'
import { isAtOrBelow } from '#shared/workspace/item-path.ts'
import type { Alone } from './collection-lock.ts'
import type { Move } from './find-moves.ts'
import { movedPath } from './node-tree.ts'
import type { OpenCollection } from './open-collection.ts'

/**
 * Takes along what sonde.json says of items that others have moved. Where it cannot be written, that stays an orphan.
 * Within `work` only.
 */
export async function takeEntriesAlong(
  collection: OpenCollection,
  moves: readonly Move[],
  alone: Alone
): Promise<void> {
  const { sonde, tree } = collection
  const follow = (file: SondeFile) => followMoves(file, moves, path => tree.get(path) !== undefined)
  if (moves.length === 0 || !sonde.wouldChange(follow)) return
  const write = alone(async () => {
    await collection.readSonde()
    await sonde.change(follow)
  })
  await write.catch(() => undefined)
}

/**
 * A sonde.json that goes along with what others have renamed or moved: what it said of an item holds for it where that
 * now is. What is said of an item already stays, and so does what may be meant for another.
 * @param exists whether there is an item of a path
 */
export function followMoves(
  file: SondeFile,
  moves: readonly Move[],
  exists: (path: string) => boolean
): SondeFile {
  const items = { ...file.items }
  for (const [path, entry] of Object.entries(file.items)) {
    if (path === '' || exists(path)) continue
    const [to] = moves
      .filter(({ from }) => isAtOrBelow(path, from))
      .sort((one, other) => other.from.length - one.from.length)
      .map(move => movedPath(path, move.from, move.to))
      .filter(exists)
    if (to === undefined || Object.hasOwn(items, to)) continue
    delete items[path]
    items[to] = entry
  }
  return { ...file, items }
}
