import { create } from 'zustand'
import { ClientError } from '#shared/model/client-error.ts'
import type { ConnectionUse, RepeatEvent } from '#shared/model/run.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { MOST } from '#shared/run/limits.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'
import { reportProblems } from './problems.ts'
import { RepeatLog } from './repeat-log.ts'
import type { Sending } from './sending.ts'
import { sendingOf } from './sending-of.ts'
import { type Shower, showSoon } from './show-soon.ts'
import { reportUnrecorded } from './storage-problems.ts'
import { tabName } from './tab-title.ts'
import { findTab } from './tabs.ts'
import { type NumberRange, problemOfNumber } from './typed-numbers.ts'
import { changeView, findView, onViewClosed, showActivity, type View } from './views.ts'

/** The numbers of the form, as they were typed. */
export type RepeatNumber = 'count' | 'concurrency' | 'delayMs'

export const REPEAT_RANGES: Readonly<Record<RepeatNumber, NumberRange>> = {
  count: { least: 1, most: MOST.count },
  concurrency: { least: 1, most: MOST.concurrency },
  delayMs: { least: 0, most: MOST.delayMs }
}

/** What of the results is looked at. */
export type RepeatSection = 'statistics' | 'exchanges'

export interface Repeat {
  section: RepeatSection
  typed: Readonly<Record<RepeatNumber, string>>
  connections: ConnectionUse
  /** `ready`: it has not run yet. */
  state: 'ready' | 'running' | 'done' | 'stopped'
  /** How many were asked for when it was started. */
  of: number
  elapsedMs: number
  insecure: boolean
  /** What keeps it from being sent. */
  problems: readonly DraftProblem[]
  /** Why it broke off: sentences for a person. */
  failure?: string
  log: RepeatLog
  /** The log is another since. */
  revision: number
}

const BEGINNING: Omit<Repeat, 'log'> = {
  section: 'statistics',
  typed: { count: '100', concurrency: '1', delayMs: '0' },
  connections: 'reuse',
  state: 'ready',
  of: 0,
  elapsedMs: 0,
  insecure: false,
  problems: [],
  revision: 0
}

/** What is known of each repeat, by the id of its view. */
export const useRepeats = create<Readonly<Record<string, Repeat>>>(() => ({}))

const aborts = new Map<string, AbortController>()

const nothing: Repeat = { ...BEGINNING, log: new RepeatLog() }

export function useRepeat(viewId: string): Repeat {
  return useRepeats(state => state[viewId] ?? nothing)
}

export function repeatOf(viewId: string): Repeat {
  return useRepeats.getState()[viewId] ?? nothing
}

export function changeRepeat(viewId: string, change: Partial<Repeat>): void {
  useRepeats.setState({ [viewId]: { ...repeatOf(viewId), ...change } })
}

/** What is wrong with a number of the form. */
export function repeatProblem({ typed }: Repeat, field: RepeatNumber): string | undefined {
  return problemOfNumber(typed[field], REPEAT_RANGES[field])
}

/** What shows the repeats of a tab's request, called as that is. */
export function viewOfRepeat(tabId: string, sending: Sending) {
  const { draft, source } = sending
  const title = `Repeat ${tabName({ draft, ...(source.name !== undefined && { name: source.name }) })}`
  return { kind: 'repeat', title, params: { tabId, sending } } as const
}

/** What would be sent now: what the tab holds, as long as it is open. */
export function sendingOfRepeat({ params }: View<'repeat'>): Sending {
  const tab = findTab(params.tabId)
  return tab ? sendingOf(tab) : params.sending
}

/** Sends anew, in the place of what was sent before. @param confirmed a person has agreed to that many */
export async function startRepeat(view: View<'repeat'>, confirmed: boolean): Promise<void> {
  const { id } = view
  const { typed, connections, section, state } = repeatOf(id)
  if (state === 'running') return
  const [count, concurrency, delayMs] = [typed.count, typed.concurrency, typed.delayMs].map(Number)
  if (count === undefined || concurrency === undefined || delayMs === undefined) return
  const abort = new AbortController()
  aborts.set(id, abort)
  const sending = sendingOfRepeat(view)
  changeView(id, viewOfRepeat(view.params.tabId, sending))
  const log = new RepeatLog()
  useRepeats.setState({
    [id]: { ...BEGINNING, typed, connections, section, state: 'running', of: count, log }
  })
  const show = shower(id, log)
  try {
    const client = await host.ready(abort.signal)
    const input = { ...sending, count, concurrency, delayMs, connections, confirmed }
    for await (const event of client.stream('run.repeat', input, { signal: abort.signal }))
      take(view, log, show, event)
    finish(id, show, {})
  } catch (thrown) {
    const aborted = ClientError.wrap(thrown).code === 'ABORTED'
    finish(id, show, aborted ? { state: 'stopped' } : { failure: explainFailure(thrown) })
  }
}

/** Aborts what is under way. What was measured stays. */
export function stopRepeat(viewId: string): void {
  aborts.get(viewId)?.abort()
}

/** Shows what has come in, as long as it is what this view is about. */
function shower(viewId: string, log: RepeatLog): Shower {
  const startedAt = performance.now()
  showActivity(viewId, { running: true, share: 0 })
  return showSoon(() => {
    const { log: current, revision, of } = repeatOf(viewId)
    if (current !== log) return
    changeRepeat(viewId, { revision: revision + 1, elapsedMs: performance.now() - startedAt })
    showActivity(viewId, { running: true, share: log.statistics.count / Math.max(1, of) })
  })
}

function take({ id, params }: View<'repeat'>, log: RepeatLog, show: Shower, event: RepeatEvent): void {
  switch (event.type) {
    case 'prepared':
      changeRepeat(id, { insecure: event.insecure })
      break
    case 'refused':
      changeRepeat(id, { problems: event.problems, state: 'stopped' })
      reportProblems(params.tabId, event.problems)
      break
    case 'unrecorded':
      reportUnrecorded(event.problem)
      break
    case 'exchange':
      log.add(event.exchange)
      show.soon()
      break
    case 'done':
      show.end()
      changeRepeat(id, { elapsedMs: event.elapsedMs, state: event.stopped ? 'stopped' : 'done' })
  }
}

function finish(viewId: string, show: Shower, end: Partial<Repeat>): void {
  const { elapsedMs, state } = repeatOf(viewId)
  show.end()
  // It may have been closed meanwhile.
  if (!findView(viewId)) return
  changeRepeat(viewId, {
    state: 'stopped',
    ...(state !== 'running' && { state, elapsedMs }),
    ...end
  })
  showActivity(viewId, undefined)
}

onViewClosed(({ id }) => {
  aborts.get(id)?.abort()
  aborts.delete(id)
  useRepeats.setState(({ [id]: _, ...others }) => others, true)
})
