import type { TreeNode } from '#shared/model/workspace.ts'
import { headPieces, piecesOf } from '../search/searchable.ts'
import { parseItem } from './parse-item.ts'
import { nodeOfParsed } from './read-entry.ts'

/**
 * What the whole of a file says, of which the tree knows the head.
 * @param head as the tree has it
 * @returns the node as it is to be, and what is found of it by a search
 */
export function readToItsEnd(head: TreeNode, text: string): { node: TreeNode; pieces: SearchPieces } {
  const isFolder = head.kind === 'folder'
  const parsed = parseItem(text, head.path, isFolder ? 'folder' : undefined)
  const draft = parsed.ok ? parsed.item.draft : undefined
  const pieces: SearchPieces =
    parsed.ok && draft
      ? piecesOf(head.name, draft, parsed.item.examples)
      : [...headPieces(head), ['other', text]]
  if (isFolder) return { node: head, pieces }
  const whole = nodeOfParsed(head.path, parsed)
  // One that is broken further down keeps the place that its head gave it.
  const node = whole.problem ? { ...head, kind: whole.kind, problem: whole.problem } : whole
  return { node, pieces }
}

type SearchPieces = ReturnType<typeof headPieces>
