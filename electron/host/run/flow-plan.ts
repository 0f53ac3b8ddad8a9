import type { z } from 'zod'
import type { runContract } from '#shared/contract/run.ts'
import { countOf, formatCount } from '#shared/format/count.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { FlowItem, FlowPlace } from '#shared/model/run.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { flowItems } from '#shared/run/flow-items.ts'
import { MOST, overloadProblem, toConfirm } from '#shared/run/limits.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'

export type FlowInput = z.output<(typeof runContract)['run.flow']['input']>

/** What is run, in order, and how often. */
export interface FlowPlan {
  items: FlowItem[]
  iterations: number
  /** How many requests that is. */
  total: number
  /** What is run in an iteration: places of items, ascending. */
  itemsOf: (iteration: number) => readonly number[]
}

/**
 * The plan of a run as the collection is now. What was asked for by path and is no longer there is part of it, and will
 * fail. @throws ClientError BUILD `path`, `iterations`, `only`, `count`; IO when the folder of the collection is gone
 */
export async function planFlow(input: FlowInput, collection: OpenCollection): Promise<FlowPlan> {
  await collection.work.idle()
  if (collection.state === 'missing') {
    const { folder: path } = collection
    const problem = `The folder of the collection is gone: ${path}`
    throw new ClientError('IO', { reason: 'ENOENT', facts: { problem, path } })
  }
  const { items: wanted, data, path } = input
  const items = wanted
    ? wanted.map(each => itemOf(collection.tree.get(each)?.node, each))
    : flowItems(collection.tree.nodes(), path).map(node => itemOf(node, node.path))
  if (items.length === 0) throw refusal('path', 'There is no request to run here.')
  const iterations = input.iterations ?? data?.length ?? 1
  if (items.length * iterations > MOST.flow) {
    const asked = `${countOf(iterations, 'iteration')} of ${countOf(items.length, 'request')}`
    throw refusal(
      'iterations',
      `${asked} are more than the ${formatCount(MOST.flow)} requests that one run may have.`
    )
  }
  const every = items.map((_, item) => item)
  if (!input.only) {
    const total = items.length * iterations
    assertConfirmed(total, input)
    return { items, iterations, total, itemsOf: () => every }
  }
  const only = placesOf(input.only)
  for (const [iteration, places] of only)
    if (iteration >= iterations || places.some(item => item >= items.length))
      throw refusal('only', 'What is to be run alone is no part of the run.')
  const total = [...only.values()].reduce((sum, places) => sum + places.length, 0)
  assertConfirmed(total, input)
  return { items, iterations, total, itemsOf: iteration => only.get(iteration) ?? [] }
}

function assertConfirmed(count: number, { confirmed }: FlowInput): void {
  if (confirmed || toConfirm({ count, concurrency: 1 }).length === 0) return
  throw refusal('count', overloadProblem('count', count))
}

/** By their iterations, each once. */
function placesOf(only: readonly FlowPlace[]): Map<number, number[]> {
  const places = new Map<number, Set<number>>()
  for (const { iteration, item } of only) {
    const own = places.get(iteration) ?? new Set()
    places.set(iteration, own.add(item))
  }
  return new Map([...places].map(([iteration, own]) => [iteration, [...own].sort((a, b) => a - b)]))
}

/** What a run tells of a request. @param node undefined when it is gone */
export function itemOf(node: TreeNode | undefined, path: string): FlowItem {
  const { name = path, method, url } = node ?? {}
  return { path, name, ...(method !== undefined && { method }), ...(url !== undefined && { url }) }
}

function refusal(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
