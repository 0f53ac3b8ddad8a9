import { isAtOrBelow } from './item-place.ts'
import { type Entry, movedPath } from './node-tree.ts'

export interface Move {
  from: string
  to: string
}

/** Of the files in a folder, so many must be found again under another name for it to be the same folder. */
const ENOUGH = 0.5

/**
 * Which of the items that are gone are among those that are new, only called otherwise: the same file, or a file with
 * the same bytes, which is what is left of a rename when git made it. A folder takes along what is in it.
 * @param gone with all that was under them, outermost first
 * @param added with all that is under them, outermost first
 */
export function findMoves(gone: readonly Entry[], added: readonly Entry[]): Move[] {
  const moves: Move[] = []
  const taken = new Set<string>()
  const newByPath = new Map(added.map(entry => [entry.node.path, entry]))
  for (const folder of gone.filter(isFolder)) {
    if (goesAlong(folder, moves, newByPath)) continue
    const files = gone.filter(
      ({ node }) => node.kind !== 'folder' && isAtOrBelow(node.path, folder.node.path)
    )
    const target = added.find(
      entry =>
        isFolder(entry) &&
        !taken.has(entry.node.path) &&
        (isSame(entry, folder) || holdsEnough(entry, folder, files, newByPath))
    )
    if (target) take(folder, target)
  }
  const lost = gone.filter(entry => !isFolder(entry) && !goesAlong(entry, moves, newByPath))
  const found = added.filter(entry => !isFolder(entry) && !taken.has(entry.node.path))
  const byInode = new Map(found.map(entry => [entry.inode, entry]))
  const lostByDigest = groupByDigest(lost)
  const foundByDigest = groupByDigest(found)
  for (const file of lost) {
    const same = file.inode === '' ? undefined : byInode.get(file.inode)
    // Of several with the same bytes, nobody knows which it was.
    const twins = lostByDigest.get(file.digest)
    const alike = foundByDigest.get(file.digest)
    const target = same ?? (twins?.length === 1 && alike?.length === 1 ? alike[0] : undefined)
    if (target && !taken.has(target.node.path)) take(file, target)
  }
  return moves

  function take({ node }: Entry, target: Entry): void {
    moves.push({ from: node.path, to: target.node.path })
    for (const { node: below } of added) if (isAtOrBelow(below.path, target.node.path)) taken.add(below.path)
  }
}

/** Whether it is where a folder that moved has taken it. */
function goesAlong({ node }: Entry, moves: readonly Move[], added: ReadonlyMap<string, Entry>): boolean {
  return moves.some(
    ({ from, to }) => isAtOrBelow(node.path, from) && added.has(movedPath(node.path, from, to))
  )
}

function holdsEnough(
  { node: target }: Entry,
  { node: folder }: Entry,
  files: readonly Entry[],
  added: ReadonlyMap<string, Entry>
): boolean {
  const again = files.filter(({ node, digest }) => {
    const there = added.get(movedPath(node.path, folder.path, target.path))
    return digest !== undefined && there?.digest === digest
  })
  return again.length > 0 && again.length >= files.length * ENOUGH
}

function groupByDigest(entries: readonly Entry[]): ReadonlyMap<string | undefined, Entry[]> {
  const groups = new Map<string | undefined, Entry[]>()
  for (const entry of entries) {
    if (entry.digest === undefined) continue
    const group = groups.get(entry.digest)
    if (group) group.push(entry)
    else groups.set(entry.digest, [entry])
  }
  return groups
}

function isSame(a: Entry, b: Entry): boolean {
  return a.inode !== '' && a.inode === b.inode
}

function isFolder({ node }: Entry): boolean {
  return node.kind === 'folder'
}
