import type { EventOf } from '#shared/contract/define.ts'
import type { Contract } from '#shared/contract/index.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { applyExchangeEvent, type LiveExchange } from '#shared/model/live-exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { followAutomation } from './follow-automation.ts'
import { host } from './host.ts'
import { addProblems, reportProblems } from './problems.ts'
import type { Sending } from './sending.ts'
import { putSocket, type TabSocket, useSockets } from './sockets.ts'
import { reportUnrecorded } from './storage-problems.ts'
import { findTab, keepTab } from './tabs.ts'

type SocketEvent = EventOf<Contract, 'socket.open'>

/** Opens a session in a tab, in the place of the one that is there, and follows it for as long as it lasts. */
export async function openSocket(tabId: string, sending: Sending): Promise<void> {
  const before = useSockets.getState().byTab[tabId]
  const abort = new AbortController()
  const shown = new ShownSession(tabId, {
    draft: sending.draft,
    state: { state: 'connecting', lane: 0, sinceMs: 0 },
    seenAt: performance.now(),
    live: true,
    queued: 0,
    secrets: []
  })
  // What is under way is more than looked at.
  keepTab(tabId)
  putSocket(tabId, shown.socket, () => {
    shown.leave()
    abort.abort()
  })
  try {
    const client = await host.ready(abort.signal)
    for await (const event of client.stream('socket.open', sending, { signal: abort.signal })) {
      if (event.type === 'refused') return refuse(shown, before, event.problems)
      shown.take(event)
    }
    shown.end(undefined)
  } catch (thrown) {
    const error = ClientError.wrap(thrown)
    if (error.code === 'BUILD' && error.field !== undefined)
      refuse(shown, before, [{ field: error.field, problem: error.message }])
    else shown.end(error)
  }
}

/** Nothing was opened: what was there before stays in sight. */
function refuse(shown: ShownSession, before: TabSocket | undefined, problems: readonly DraftProblem[]): void {
  if (!shown.isCurrent) return
  const { tabId } = shown
  shown.leave()
  putSocket(tabId, before?.live ? ended(before, undefined) : before, () => {})
  reportProblems(tabId, problems)
}

/** A session as its tab shows it, brought up to date at most once per frame. */
class ShownSession {
  readonly tabId: string
  #socket: TabSocket
  #live: LiveExchange | undefined
  #frame: number | undefined
  #left = false
  #unfollow = () => {}
  /** Of the file that its draft was made from. */
  readonly #revision: string | undefined

  constructor(tabId: string, socket: TabSocket) {
    this.tabId = tabId
    this.#socket = socket
    this.#revision = findTab(tabId)?.source?.revision
  }

  get socket(): TabSocket {
    return this.#socket
  }

  /** Whether its tab shows no other by now. */
  get isCurrent(): boolean {
    return !this.#left
  }

  leave(): void {
    this.#left = true
    this.#unfollow()
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
  }

  take(event: Exclude<SocketEvent, { type: 'refused' }>): void {
    if (event.type === 'opened') this.#open(event)
    else if (event.type === 'secrets') this.#showNow({ secrets: changed(this.#socket.secrets, event) })
    else if (event.type === 'state') this.#showNow({ state: event.state, seenAt: performance.now() })
    else if (event.type === 'queue') this.#show({ queued: event.messages })
    else if (event.type === 'handshake') this.#takeHandshake(event)
    else if (event.type === 'automated')
      this.#show({ automated: { timed: event.timed, answers: event.answers } })
    else if (event.type === 'unsent') addProblems(this.tabId, [unsentProblem(event)])
    else reportUnrecorded(event.problem)
  }

  /** The session is over. @param error why, where that was not wanted */
  end(error: ClientError | undefined): void {
    this.#unfollow()
    this.#showNow(ended(this.#socket, error))
  }

  #open({ id, startedAt, secrets }: Extract<SocketEvent, { type: 'opened' }>): void {
    this.#showNow({ logId: id, startedAt, secrets })
    if (this.#left) return
    const opened = { logId: id, draft: this.#socket.draft, revision: this.#revision }
    this.#unfollow = followAutomation(this.tabId, opened, automationHeld => this.#show({ automationHeld }))
  }

  #takeHandshake({ lane, startMs, event }: Extract<SocketEvent, { type: 'handshake' }>): void {
    if (event.type === 'started') this.#live = undefined
    this.#live = applyExchangeEvent(this.#live, event)
    if (this.#live) this.#show({ handshake: { lane, startMs, live: this.#live } })
  }

  #show(change: Partial<TabSocket>): void {
    this.#socket = { ...this.#socket, ...change }
    this.#frame ??= requestAnimationFrame(() => this.#showNow({}))
  }

  #showNow(change: Partial<TabSocket>): void {
    this.#socket = { ...this.#socket, ...change }
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame)
    this.#frame = undefined
    if (!this.#left) putSocket(this.tabId, this.#socket)
  }
}

/** A session that is over, as it is shown. @param error why, where that was not wanted */
function ended(socket: TabSocket, error: ClientError | undefined): TabSocket {
  const { state, seenAt, queued } = socket
  const over = { ...socket, live: false, queued: 0, automationHeld: false }
  if (state?.state === 'closed') return over
  const record = error && error.code !== 'ABORTED' ? error.toRecord() : undefined
  const closed = {
    state: 'closed',
    lane: state?.lane ?? 0,
    sinceMs: (state?.sinceMs ?? 0) + performance.now() - seenAt,
    ...(record && { error: record }),
    ...(queued > 0 && { letGo: queued })
  } as const
  return { ...over, state: closed, seenAt: performance.now() }
}

/** It is told at the row of what should have been sent. */
function unsentProblem({ by, index, problem }: Extract<SocketEvent, { type: 'unsent' }>): DraftProblem {
  return { field: `automation.${by === 'timer' ? 'timed' : 'answers'}.${index}.message`, problem }
}

function changed(
  secrets: readonly SecretForm[],
  { added, dropped }: Extract<SocketEvent, { type: 'secrets' }>
): SecretForm[] {
  const gone = new Set(dropped)
  return [...secrets.filter(form => !gone.has(form)), ...added]
}
