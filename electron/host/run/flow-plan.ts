import type { z } from 'zod'
import type { runContract } from '#shared/contract/run.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { FlowItem } from '#shared/model/run.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { flowItems } from '#shared/run/flow-items.ts'
import { MOST } from '#shared/run/limits.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'

export type FlowInput = z.output<(typeof runContract)['run.flow']['input']>

/** What is run, in order, and how often. */
export interface FlowPlan {
  items: FlowItem[]
  iterations: number
}

/**
 * The plan of a run as the collection is now. What was asked for by path and is no longer there is part of it, and will
 * fail. @throws ClientError BUILD `path`, `iterations`; IO when the folder of the collection is gone
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
    const asked = `${iterations} iterations of ${items.length} requests`
    throw refusal('iterations', `${asked} are more than the ${MOST.flow} requests that one run may have.`)
  }
  return { items, iterations }
}

function itemOf(node: TreeNode | undefined, path: string): FlowItem {
  const { name = path, method, url } = node ?? {}
  return { path, name, ...(method !== undefined && { method }), ...(url !== undefined && { url }) }
}

function refusal(field: string, problem: string): ClientError {
  return new ClientError('BUILD', { field, facts: { problem } })
}
