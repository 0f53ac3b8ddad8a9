import type { TreeNode } from '#shared/model/workspace.ts'
import { compareNodes } from '#shared/workspace/compare-nodes.ts'

export interface NewSeq {
  path: string
  seq: number
}

/**
 * The numbers to give so that items stand before another one, or behind all, and the others keep their order. As few
 * as possible are given anew: each is a changed line in a file that somebody has to merge.
 * @param siblings of one kind: folders, or what is none, with those that are to be placed
 * @param placed paths, in the order in which they are to stand
 * @param before a path of a sibling; otherwise they come last
 */
export function placeBetween(
  siblings: readonly TreeNode[],
  placed: readonly string[],
  before: string | undefined
): NewSeq[] {
  const ordered = [...siblings].sort(compareNodes)
  const moving = placed.flatMap(path => ordered.find(node => node.path === path) ?? [])
  const staying = ordered.filter(node => !moving.includes(node))
  const index = staying.findIndex(node => node.path === before)
  const at = index === -1 ? staying.length : index
  const wanted = [...staying.slice(0, at), ...moving, ...staying.slice(at)]
  const kept = numbered(wanted, moving, false)
  const renumbered = numbered(wanted, moving, true)
  return kept.length < renumbered.length ? kept : renumbered
}

/** @param anew whether those that move get new numbers at any rate, so that those behind them may keep theirs */
function numbered(wanted: readonly TreeNode[], moving: readonly TreeNode[], anew: boolean): NewSeq[] {
  const given: NewSeq[] = []
  const lastMoving = wanted.findLastIndex(node => moving.includes(node))
  let before: TreeNode | undefined
  /** Whether it was given a number, or moved. */
  let fresh = false
  for (const [index, node] of wanted.entries()) {
    const seq = Math.floor(before ? (before.seq ?? 1) : 0) + 1
    // Folders without a number stand by their names behind those that have one.
    const needsOne = node.kind === 'folder' && node.seq === undefined && index <= lastMoving
    // Two of one number may stay so where they are; none is made, since others order such as they like.
    const tie = before !== undefined && seqOf(before) === seqOf(node)
    const fits = !before || (compareNodes(before, node) <= 0 && !(tie && (fresh || moving.includes(node))))
    if (needsOne || !fits || (anew && moving.includes(node) && node.seq !== seq)) {
      given.push({ path: node.path, seq })
      before = { ...node, seq }
      fresh = true
    } else {
      before = node
      fresh = moving.includes(node)
    }
  }
  return given
}

/** See `compareNodes`; a folder without a number ties with none. */
function seqOf({ kind, seq }: TreeNode): number {
  return seq ?? (kind === 'folder' ? Number.NaN : 1)
}
