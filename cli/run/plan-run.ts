import { itemOf } from '#host/run/flow-plan.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import type { DataRow, FlowItem } from '#shared/model/run.ts'
import { flowItems } from '#shared/run/flow-items.ts'
import { MOST } from '#shared/run/limits.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { UsageError } from '../usage-error.ts'
import { readDraft } from './drafts.ts'

/** What is run, in order, and how often. */
export interface RunPlan {
  items: readonly FlowItem[]
  iterations: number
  /** Of one iteration each; with more of those they begin anew. */
  rows: readonly DataRow[]
}

export interface RunWish {
  /** In the collection. */
  path: string
  tags: readonly string[]
  excludedTags: readonly string[]
  iterations: number | undefined
  rows: readonly DataRow[]
}

/** Nothing of what was asked for can be run. */
const NOTHING_TO_RUN = 3

/** @throws UsageError when there is nothing to run, or too much */
export function planRun(collection: ReadCollection, wish: RunWish): RunPlan {
  const { path, rows } = wish
  const nodes = flowItems(collection.tree.nodes(), path)
  const all = nodes.map(node => itemOf(node, node.path))
  const items = byTags(collection, all, wish)
  const where = path === '' ? collection.folder : path
  if (all.length === 0) throw new UsageError(`${where}: there is no request to run`, NOTHING_TO_RUN)
  if (items.length === 0) {
    const problem = `${where}: of ${countOf(all.length, 'request')} none is left by --tags and --exclude-tags`
    throw new UsageError(problem, NOTHING_TO_RUN)
  }
  const iterations = wish.iterations ?? Math.max(1, rows.length)
  if (iterations === 0) throw new UsageError('--iterations 0: write 1 or more')
  if (items.length * iterations > MOST.flow) {
    const asked = `${countOf(iterations, 'iteration')} of ${countOf(items.length, 'request')}`
    throw new UsageError(
      `--iterations: ${asked} are more than the ${formatCount(MOST.flow)} requests that one run may have`
    )
  }
  return { items, iterations, rows }
}

/** A file that cannot be read may have any tags: it is run, and fails. */
function byTags(
  collection: ReadCollection,
  items: readonly FlowItem[],
  { tags, excludedTags }: RunWish
): readonly FlowItem[] {
  if (tags.length + excludedTags.length === 0) return items
  return items.filter(({ path }) => {
    const read = readDraft(collection, path)
    if ('message' in read) return true
    const own = read.draft.tags ?? []
    const isChosen = tags.length === 0 || own.some(tag => tags.includes(tag))
    return isChosen && !own.some(tag => excludedTags.includes(tag))
  })
}
