import { itemOf } from '#host/run/flow-plan.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import type { DataRow, FlowItem } from '#shared/model/run.ts'
import { flowItems } from '#shared/run/flow-items.ts'
import { MOST } from '#shared/run/limits.ts'
import { type OtherRequest, otherProtocols, sayOthers } from '#shared/run/other-protocols.ts'
import type { ReadCollection } from '#workspace/collections/read-collection.ts'
import { UsageError } from '../usage-error.ts'
import { readDraft } from './drafts.ts'

/** What is run, in order, and how often. */
export interface RunPlan {
  items: readonly FlowItem[]
  iterations: number
  /** Of one iteration each; with more of those they begin anew. None is among them that no iteration has. */
  rows: readonly DataRow[]
  /** What is of other protocols, and so not run. */
  others: readonly OtherRequest[]
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

/**
 * @param explain says what was left out, before it is told that nothing is left to run
 * @throws UsageError when there is nothing to run, or too much
 */
export function planRun(collection: ReadCollection, wish: RunWish, explain: () => void): RunPlan {
  const { path, rows } = wish
  const nodes = collection.tree.nodes()
  const all = flowItems(nodes, path).map(node => itemOf(node, node.path))
  const items = byTags(collection, all, wish)
  const others = otherProtocols(nodes, path).filter(each =>
    isChosen(tagsOf(collection, each.path) ?? [], wish)
  )
  if (items.length === 0) explain()
  const where = path === '' ? collection.folder : path
  if (all.length === 0) throw new UsageError(`${where}: ${whyNothing(path, others)}`, NOTHING_TO_RUN)
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
  return { items, iterations, rows: rows.slice(0, iterations), others }
}

/** A file that cannot be read may have any tags: it is run, and fails. */
function byTags(collection: ReadCollection, items: readonly FlowItem[], wish: RunWish): readonly FlowItem[] {
  if (wish.tags.length + wish.excludedTags.length === 0) return items
  return items.filter(({ path }) => {
    const own = tagsOf(collection, path)
    return own === undefined || isChosen(own, wish)
  })
}

function isChosen(own: readonly string[], { tags, excludedTags }: RunWish): boolean {
  const isWanted = tags.length === 0 || own.some(tag => tags.includes(tag))
  return isWanted && !own.some(tag => excludedTags.includes(tag))
}

/** Undefined when they cannot be read. */
function tagsOf(collection: ReadCollection, path: string): readonly string[] | undefined {
  const read = readDraft(collection, path)
  return 'message' in read ? undefined : (read.draft.tags ?? [])
}

function whyNothing(path: string, others: readonly OtherRequest[]): string {
  const [only] = others
  if (only === undefined) return 'there is no request to run'
  if (only.path !== path) return `there is no request to run. ${sayOthers(others)}`
  const instead = only.protocol === 'WebSocket' ? ' `sonde ws URL` opens one.' : ''
  return `it is a ${only.protocol} request, and only those of HTTP are run.${instead}`
}
