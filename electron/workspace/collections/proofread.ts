import { isDeepStrictEqual } from 'node:util'
import type { OpenCollection } from './open-collection.ts'
import { readToItsEnd } from './read-to-its-end.ts'

/** The tree was made from the heads of the files; here is what the whole of one says. */
export function proofread(
  { id, tree, search, events }: OpenCollection,
  path: string,
  text: string,
  digest: string
): void {
  const entry = tree.get(path)
  // What changed meanwhile is told of first, and read again then.
  if (entry?.digest !== digest) return
  const { node, pieces } = readToItsEnd(entry.node, text)
  search.put(path, pieces)
  if (isDeepStrictEqual(node, entry.node)) return
  tree.set({ ...entry, node })
  events.tell({ type: 'nodes', collectionId: id, reset: false, changed: [node], removed: [] })
}
