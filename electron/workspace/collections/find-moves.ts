import { isAtOrBelow } from '#shared/workspace/item-path.ts'
import { type Entry, movedPath } from './node-tree.ts'
import type { Seen } from './sightings.ts'

export interface Move {
  from: string
  to: string
}

/** Of the files in a folder, so many must be found again under another name for it to be the same folder. */
const ENOUGH = 0.5

/**
 * Which of the items that are gone are among those that are new, only called otherwise: the same file; one with the same
 * bytes, which is what is left of a rename when git made it; or one that differs in its name and its place among others
 * alone, since whoever gives it another name writes that into it. A folder takes along what is in it.
 * @param gone with all that was under them, outermost first
 * @param added with all that is under them, outermost first
 * @param seen which files were at a path meanwhile
 */
export function findMoves(
  gone: readonly Entry[],
  added: readonly Entry[],
  seen: Seen = new Map<string, Set<string>>()
): Move[] {
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
  const inodesOf = ({ node, inode }: Entry) =>
    [inode, ...(seen.get(node.path) ?? [])].filter(each => each !== '')
  pair(lost, added.filter(isFree), inodesOf)
  const known = new Set(moves.map(({ from }) => from))
  for (const marksOf of [digestOf, essenceOf]) {
    const left = lost.filter(({ node }) => !known.has(node.path))
    // Of several that are alike, nobody knows which it was.
    pair(onlyOnes(left, marksOf), onlyOnes(added.filter(isFree), marksOf), marksOf)
    for (const { from } of moves) known.add(from)
  }
  return moves

  function isFree(entry: Entry): boolean {
    return !isFolder(entry) && !taken.has(entry.node.path)
  }

  function take({ node }: Entry, target: Entry): void {
    moves.push({ from: node.path, to: target.node.path })
    const along = isFolder(target) ? added : [target]
    for (const { node: below } of along) if (isAtOrBelow(below.path, target.node.path)) taken.add(below.path)
  }

  /** Takes those together that have a mark in common. */
  function pair(
    files: readonly Entry[],
    targets: readonly Entry[],
    marksOf: (entry: Entry) => string[]
  ): void {
    const byMark = new Map(targets.flatMap(target => marksOf(target).map(mark => [mark, target] as const)))
    for (const file of files) {
      const target = marksOf(file)
        .flatMap(mark => byMark.get(mark) ?? [])
        .find(isFree)
      if (target) take(file, target)
    }
  }
}

function digestOf({ digest }: Entry): string[] {
  return digest === undefined ? [] : [digest]
}

function essenceOf({ essence }: Entry): string[] {
  return essence === undefined ? [] : [essence]
}

/** Those whose mark no other of them has. */
function onlyOnes(entries: readonly Entry[], marksOf: (entry: Entry) => string[]): Entry[] {
  const counts = new Map<string, number>()
  for (const mark of entries.flatMap(marksOf)) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  return entries.filter(entry => marksOf(entry).every(mark => counts.get(mark) === 1))
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

function isSame(a: Entry, b: Entry): boolean {
  return a.inode !== '' && a.inode === b.inode
}

function isFolder({ node }: Entry): boolean {
  return node.kind === 'folder'
}
