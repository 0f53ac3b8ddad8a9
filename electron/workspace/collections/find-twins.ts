import type { Problem } from '#shared/model/problem.ts'
import { foldedFileName } from '#shared/workspace/file-name.ts'
import { nameOf } from './item-place.ts'
import type { Entry } from './node-tree.ts'

/** So many pairs are named. */
const NAMED = 5

/** Items of one folder that are called the same, and files that are one file where case is ignored. */
export function twinProblems(entries: Iterable<Entry>): Problem[] {
  const names = new Map<string, string>()
  const files = new Map<string, string>()
  const sameName: [string, string][] = []
  const sameFile: [string, string][] = []
  for (const { node } of entries) {
    const kind = node.kind === 'folder' ? 'folder' : 'item'
    const named = `${node.parent}\n${kind}\n${node.name}`
    const filed = `${node.parent}\n${foldedFileName(nameOf(node.path))}`
    const [first, other] = [names.get(named), files.get(filed)]
    if (other !== undefined) sameFile.push([other, node.path])
    else if (first !== undefined) sameName.push([first, node.path])
    names.set(named, first ?? node.path)
    files.set(filed, other ?? node.path)
  }
  return [
    ...problemOf(sameName, 'Items of one folder have the same name'),
    ...problemOf(sameFile, 'Files have names that are one on systems which ignore case; rename one of them')
  ]
}

function problemOf(pairs: readonly [string, string][], what: string): Problem[] {
  const [pair] = pairs
  if (!pair) return []
  const named = pairs.slice(0, NAMED).map(([first, other]) => `${first} and ${other}`)
  const more = pairs.length > NAMED ? `, and ${pairs.length - NAMED} more` : ''
  return [{ message: `${what}: ${named.join(', ')}${more}.`, file: pair[1] }]
}
