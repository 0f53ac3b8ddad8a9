import { countOf } from '#shared/format/count.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { isAtOrBelow } from '#shared/workspace/item-path.ts'

/** A folder may be full of what is none of the collection's. */
const MOST_NAMED = 5

/** What a run leaves out because nothing says that it is a request: it may have been meant as one. @param path that is run */
export function* sayForeign(nodes: readonly TreeNode[], path: string): Generator<string> {
  const left = nodes.filter(node => node.foreign && node.path !== path && isAtOrBelow(node.path, path))
  for (const { path: name, problem } of left.slice(0, MOST_NAMED))
    yield `${name} is left out: ${problem?.message ?? ''}`
  const more = left.length - MOST_NAMED
  if (more > 0) yield `${countOf(more, 'more file')} left out, which say nowhere that they are requests`
}
