import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { TreeNode } from '#shared/model/workspace.ts'
import { unless } from '../file-error.ts'
import { findMoves, type Move } from './find-moves.ts'
import { FOLDER_FILE, nameOf, outermost } from './item-place.ts'
import { type Listed, mayList } from './list-folder.ts'
import { type Entry, movedPath, type NodeTree } from './node-tree.ts'
import { readEntry } from './read-entry.ts'
import { inodeOf } from './read-file.ts'
import { type Looking, listSafely, scanFolder } from './scan-folder.ts'
import type { Seen } from './sightings.ts'

/** Where something happened: by folder, the names in it, or all of them. */
export type Dirty = ReadonlyMap<string, ReadonlySet<string> | 'all'>

export interface TreeChanges {
  moved: Move[]
  changed: TreeNode[]
  /** Of a folder without those under it. */
  removed: string[]
  /** Paths of files, and of folders, whose content is another now. */
  contents: string[]
}

/** What was found out about the dirty places, before the tree says so. */
interface Findings {
  gone: string[]
  added: Entry[]
  reread: Entry[]
}

/**
 * Looks at the places where something happened, and makes the tree what it now is there.
 * @param seen which files were there meanwhile
 * @returns undefined when the collection's folder itself is gone
 */
export async function refreshTree(
  tree: NodeTree,
  looking: Looking,
  dirty: Dirty,
  seen: Seen
): Promise<TreeChanges | undefined> {
  const findings: Findings = { gone: [], added: [], reread: [] }
  const pending = [...dirty].filter(([folder]) => folder === '' || tree.get(folder))
  for (let next = pending.shift(); next; next = pending.shift()) {
    const [folder, names] = next
    const listed = await listSafely(looking, folder, entry => findings.reread.push(entry))
    if (!listed) {
      if (folder === '') return undefined
      findings.gone.push(folder)
      continue
    }
    const isDirty = (name: string) => names === 'all' || names.has(name)
    const replaced = await compareFolder(tree, looking, { folder, listed, isDirty }, findings)
    pending.push(...replaced.map((path): [string, 'all'] => [path, 'all']))
  }
  return applyFindings(tree, findings, seen)
}

/** @returns folders of which all is to be looked at: they are others than they were, under the same name */
async function compareFolder(
  tree: NodeTree,
  looking: Looking,
  { folder, listed, isDirty }: { folder: string; listed: Listed[]; isDirty(name: string): boolean },
  { gone, added, reread }: Findings
): Promise<string[]> {
  const replaced: string[] = []
  const known = new Set(tree.childrenOf(folder))
  const own = tree.get(folder)
  if (own && isDirty(FOLDER_FILE)) {
    const entry = await readEntry(looking.root, { path: folder, type: 'folder' })
    if (entry) reread.push(entry)
  }
  for (const item of listed) {
    const entry = tree.get(item.path)
    const sameType = entry && (entry.node.kind === 'folder') === (item.type === 'folder')
    if (sameType) known.delete(item.path)
    if (!sameType) {
      const first = await readEntry(looking.root, item)
      if (first) added.push(first)
      if (item.type === 'folder') await scanFolder(looking, item.path, entries => added.push(...entries))
    } else if (isDirty(nameOf(item.path))) {
      if (item.type === 'folder') {
        if (await isAnother(looking.root, entry)) {
          looking.enter(item.path)
          const again = await readEntry(looking.root, item)
          if (again) reread.push(again)
          replaced.push(item.path)
        }
      } else {
        const again = await readEntry(looking.root, item)
        if (again) reread.push(again)
        else gone.push(item.path)
      }
    }
  }
  gone.push(...known)
  return replaced
}

function applyFindings(tree: NodeTree, findings: Findings, seen: Seen): TreeChanges {
  const { gone: all, added, reread } = withTakenPlaces(tree, findings)
  // A folder that is gone was told by itself, and by what was in it.
  const gone = outermost(all)
  const lost = gone.flatMap(path => tree.within(path))
  const moved = findMoves(lost, added, seen)
  const before = new Map(lost.map(entry => [newPath(entry.node.path, moved), entry]))
  const contents: string[] = []
  const changed: TreeNode[] = []
  for (const path of gone) tree.remove(path)
  for (const entry of added) {
    const old = before.get(entry.node.path)
    if (old && old.digest !== entry.digest) contents.push(entry.node.path)
    tree.set(entry)
    changed.push(entry.node)
  }
  for (const entry of reread) {
    const { path, parent } = entry.node
    const old = tree.get(path)
    // Gone meanwhile, with the folder that it was in.
    if (!old || (parent !== '' && !tree.get(parent))) continue
    tree.set(entry)
    if (old.digest !== entry.digest) contents.push(path)
    if (!isDeepStrictEqual(old.node, entry.node)) changed.push(entry.node)
  }
  const present = new Set(added.map(({ node }) => node.path))
  const removed = gone.filter(path => !present.has(path))
  return { moved, changed, removed, contents }
}

/** A file that went elsewhere before another took its place, all since the last look: the one is gone, the other new. */
function withTakenPlaces(tree: NodeTree, { gone, added, reread }: Findings): Findings {
  const isTaken = ({ node, inode }: Entry) => {
    const old = tree.get(node.path)
    if (!old || old.inode === '' || old.inode === inode) return false
    // Disks give the number of a file that is gone to the next one.
    return added.some(entry => entry.inode === old.inode && entry.digest === old.digest)
  }
  const taken = added.length > 0 ? reread.filter(isTaken) : []
  if (taken.length === 0) return { gone, added, reread }
  return {
    gone: [...gone, ...taken.map(({ node }) => node.path)],
    added: [...added, ...taken],
    reread: reread.filter(entry => !taken.includes(entry))
  }
}

/** The moves say where the outermost went. */
function newPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves) {
    const there = movedPath(path, from, to)
    if (there !== path) return there
  }
  return path
}

/** Whether it is another folder than it was, or has been closed or opened since. */
async function isAnother(root: string, { inode, node, closed }: Entry): Promise<boolean> {
  const place = join(root, node.path)
  const stats = await unless('ENOENT', lstat(place))
  if (!stats) return false
  return inodeOf(stats) !== inode || (await mayList(place)) === (closed === true)
}
