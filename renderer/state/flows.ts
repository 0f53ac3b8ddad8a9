import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { DataRow, FlowEvent, FlowMessage, FlowPlace } from '#shared/model/run.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { flowItems, inOrder } from '#shared/run/flow-items.ts'
import { MOST } from '#shared/run/limits.ts'
import type { ParsedData } from '#shared/run/parse-data.ts'
import { explainFailure } from './explain-failure.ts'
import { FlowLog } from './flow-log.ts'
import { host } from './host.ts'
import { type Shower, showSoon } from './show-soon.ts'
import { reportUnrecorded } from './storage-problems.ts'
import { useTree } from './tree.ts'
import { type NumberRange, problemOfNumber } from './typed-numbers.ts'
import { findView, onViewClosed, showActivity, type View } from './views.ts'
import { shownWorkspace } from './workspaces.ts'

/** The numbers of the form, as they were typed. */
export type FlowNumber = 'iterations' | 'delayMs'

export const FLOW_RANGES: Readonly<Record<FlowNumber, NumberRange>> = {
  iterations: { least: 1, most: MOST.flow },
  delayMs: { least: 0, most: MOST.delayMs }
}

/** Rows of values that were chosen for a run. */
export interface FlowData extends ParsedData {
  /** Of the file; that of what was pasted says so. */
  name: string
  /** Of a file that is no UTF-8, by its WHATWG name. */
  encoding?: string
}

/** What was asked for with a run: its failures are run again by that, whatever the form says by then. */
interface FlowAsked {
  items: string[]
  iterations: number
  data?: DataRow[]
}

/** What of a run is looked at. */
export type FlowSection = 'plan' | 'data' | 'results' | 'timeline'

export interface Flow {
  section: FlowSection
  /** Of the results only what has failed is in sight. */
  failedOnly: boolean
  typed: Readonly<Record<FlowNumber, string>>
  bail: boolean
  data: FlowData | undefined
  /** Other data is on its way. */
  reading: boolean
  /** Paths of requests that are left out. */
  skipped: ReadonlySet<string>
  /** The order of the requests, where it is another than that of the tree: their paths. */
  order: readonly string[] | undefined
  /** `ready`: it has not run yet. */
  state: 'ready' | 'running' | 'pausing' | 'paused' | 'done' | 'stopped' | 'bailed'
  elapsedMs: number
  /** Why it broke off, or could not begin: sentences for a person. */
  failure?: string
  /** Absent until it runs. */
  asked?: FlowAsked
  log: FlowLog
  /** The log is another since. */
  revision: number
}

const BEGINNING: Omit<Flow, 'log'> = {
  section: 'plan',
  failedOnly: false,
  typed: { iterations: '1', delayMs: '0' },
  bail: false,
  data: undefined,
  reading: false,
  order: undefined,
  skipped: new Set(),
  state: 'ready',
  elapsedMs: 0,
  revision: 0
}

/** What is known of each run through a folder, by the id of its view. */
export const useFlows = create<Readonly<Record<string, Flow>>>(() => ({}))

interface Running {
  abort: AbortController
  messages: AsyncQueue<FlowMessage>
}

const running = new Map<string, Running>()
const nothing: Flow = { ...BEGINNING, log: new FlowLog() }

export function useFlow(viewId: string): Flow {
  return useFlows(state => state[viewId] ?? nothing)
}

export function flowOf(viewId: string): Flow {
  return useFlows.getState()[viewId] ?? nothing
}

export function changeFlow(viewId: string, change: Partial<Flow>): void {
  useFlows.setState({ [viewId]: { ...flowOf(viewId), ...change } })
}

export function isUnderWay({ state }: Flow): boolean {
  return state === 'running' || state === 'pausing' || state === 'paused'
}

/** What is wrong with a number of the form. */
export function flowProblem({ typed }: Flow, field: FlowNumber): string | undefined {
  return problemOfNumber(typed[field], FLOW_RANGES[field])
}

/**
 * The requests that can be run, in the order in which they are.
 * @param nodes of the collection, as far as they are known
 * @param path of the folder
 * @param order paths in another order than that of the tree
 */
export function plannedItems(
  nodes: ReadonlyMap<string, TreeNode> | undefined,
  path: string,
  order: Flow['order']
): TreeNode[] {
  const items = nodes ? flowItems(nodes.values(), path) : []
  return order ? inOrder(items, order) : items
}

/** What a run is asked for with. */
export type FlowChoice = 'all' | 'failures'

/** How many requests a run would send. */
export function sizeOfFlow(view: View<'run'>, choice: FlowChoice): number {
  if (choice === 'failures') return flowOf(view.id).log.failures().length
  const { items, iterations } = askedNow(view)
  return items.length * iterations
}

/**
 * Runs all that is not left out anew, or what has failed, each in its iteration with its row, in the place of what was run
 * before.
 * @param confirmed a person has agreed to that many
 */
export async function startFlow(view: View<'run'>, choice: FlowChoice, confirmed: boolean): Promise<void> {
  if (choice === 'all') {
    const asked = askedNow(view)
    if (asked.items.length > 0) await run(view, asked, { confirmed })
    return
  }
  const { asked, log } = flowOf(view.id)
  const only = log.failures()
  if (asked && only.length > 0) await run(view, asked, { confirmed, only })
}

function askedNow(view: View<'run'>): FlowAsked {
  const { collectionId, path } = view.params
  const { typed, data, skipped, order } = flowOf(view.id)
  const nodes = useTree.getState().tree.trees.get(collectionId)?.nodes
  const planned = plannedItems(nodes, path, order).map(each => each.path)
  const items = planned.filter(each => !skipped.has(each))
  const rows = data && data.rows.length > 0 ? { data: data.rows } : {}
  return { items, iterations: Number(typed.iterations), ...rows }
}

interface RunChoice {
  confirmed: boolean
  only?: FlowPlace[]
}

async function run(view: View<'run'>, asked: FlowAsked, choice: RunChoice): Promise<void> {
  const { id, params } = view
  const before = flowOf(id)
  const { typed, bail } = before
  if (isUnderWay(before) || before.reading) return
  const own = { abort: new AbortController(), messages: new AsyncQueue<FlowMessage>() }
  running.set(id, own)
  const { failure: _, ...kept } = before
  const log = new FlowLog()
  useFlows.setState({ [id]: { ...kept, state: 'running', section: 'results', elapsedMs: 0, asked, log } })
  const show = shower(id, log)
  const workspaceId = shownWorkspace()?.id
  try {
    const client = await host.ready(own.abort.signal)
    const input = {
      ...params,
      ...asked,
      ...choice,
      scope: { ...(workspaceId !== undefined && { workspaceId }) },
      delayMs: Number(typed.delayMs),
      bail
    }
    const { signal } = own.abort
    for await (const event of client.stream('run.flow', input, { signal, messages: own.messages }))
      take(id, log, show, event)
    finish(id, show, {})
  } catch (thrown) {
    const aborted = ClientError.wrap(thrown).code === 'ABORTED'
    finish(id, show, aborted ? {} : { failure: explainFailure(thrown) })
  } finally {
    own.messages.end()
  }
}

/** Waits before the next request, once the one that is under way is over. */
export function pauseFlow(viewId: string): void {
  running.get(viewId)?.messages.push({ type: 'pause' })
  changeFlow(viewId, { state: 'pausing' })
}

export function resumeFlow(viewId: string): void {
  running.get(viewId)?.messages.push({ type: 'resume' })
  changeFlow(viewId, { state: 'running' })
}

/** Aborts the request that is under way. What came before stays. */
export function stopFlow(viewId: string): void {
  running.get(viewId)?.abort.abort()
}

/** Shows what has come in, as long as it is what this view is about. */
function shower(viewId: string, log: FlowLog): Shower {
  const startedAt = performance.now()
  showActivity(viewId, { running: true, share: 0 })
  return showSoon(() => {
    const { log: current, revision } = flowOf(viewId)
    if (current !== log) return
    changeFlow(viewId, { revision: revision + 1, elapsedMs: performance.now() - startedAt })
    showActivity(viewId, { running: true, share: log.exchanges.length / Math.max(1, log.total) })
  })
}

function take(viewId: string, log: FlowLog, show: Shower, event: FlowEvent): void {
  log.take(event)
  switch (event.type) {
    case 'paused':
      changeFlow(viewId, { state: 'paused' })
      break
    case 'resumed':
      changeFlow(viewId, { state: 'running' })
      break
    case 'unrecorded':
      reportUnrecorded(event.problem)
      break
    case 'done':
      show.end()
      changeFlow(viewId, { elapsedMs: event.elapsedMs, state: event.ended ?? 'done' })
      break
    default:
      show.soon()
  }
}

function finish(viewId: string, show: Shower, end: Partial<Flow>): void {
  const flow = flowOf(viewId)
  show.end()
  // It may have been closed meanwhile.
  if (!findView(viewId)) return
  changeFlow(viewId, {
    ...(isUnderWay(flow) ? { state: 'stopped' } : { state: flow.state, elapsedMs: flow.elapsedMs }),
    ...end
  })
  showActivity(viewId, undefined)
}

onViewClosed(({ id }) => {
  running.get(id)?.abort.abort()
  running.delete(id)
  useFlows.setState(({ [id]: _, ...others }) => others, true)
})
