import { dequal } from 'dequal'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { applyAutomation } from './follow-automation.ts'
import { host } from './host.ts'
import { tell } from './notices.ts'
import { openSocket } from './open-socket.ts'
import { clearProblems, reportProblems } from './problems.ts'
import { sendingOf } from './sending-of.ts'
import { rememberSent } from './sent-messages.ts'
import { putSocket, type TabSocket, useSockets } from './sockets.ts'
import { findTab } from './tabs.ts'

/** Opens the WebSocket of a tab: the next connection of its session, unless the tab describes another handshake by now. */
export async function connectTab(tab: Tab): Promise<void> {
  const { id: tabId } = tab
  const { [tabId]: socket } = useSockets.getState().byTab
  if (!findTab(tabId) || isUnderWay(socket)) return
  clearProblems(tabId)
  const sending = sendingOf(tab)
  if (socket?.live && socket.logId !== undefined && isSameHandshake(socket.draft, sending.draft)) {
    await applyAutomation(tabId)
    await (await host.ready()).call('socket.connect', { id: socket.logId })
  } else await openSocket(tabId, sending)
}

/** Opens the WebSocket that a tab describes by now: what stands is closed for it, unless that is the very one. */
export async function connectAnew(tab: Tab): Promise<void> {
  const { id: tabId } = tab
  const { [tabId]: socket } = useSockets.getState().byTab
  if (!socket || !isUnderWay(socket)) return connectTab(tab)
  const sending = sendingOf(tab)
  if (isSameHandshake(socket.draft, sending.draft)) return
  clearProblems(tabId)
  await closeConnection(tabId)
  await openSocket(tabId, sending)
}

/** What a close frame says. No code is sent where there is none. */
export interface Close {
  code: number | undefined
  reason: string
}

const NORMAL: Close = { code: 1000, reason: '' }

/** Closes the connection of a tab, ends a wait for the next, or stops opening one. */
export async function closeConnection(tabId: string, { code, reason }: Close = NORMAL): Promise<void> {
  const { [tabId]: socket } = useSockets.getState().byTab
  if (!socket?.live) return
  // Until it is known where it is logged, there is nothing to close.
  if (socket.logId === undefined) putSocket(tabId, undefined, () => {})
  else
    await (await host.ready()).call('socket.close', {
      id: socket.logId,
      ...(code !== undefined && { code }),
      reason
    })
}

/** Opens the next connection of a tab at once, instead of when the wait is over. */
export async function connectNow(tabId: string, logId: string): Promise<void> {
  await applyAutomation(tabId)
  await (await host.ready()).call('socket.connect', { id: logId })
}

/** Sends a message over the connection of a session. @throws ClientError */
export async function sendOver(tabId: string, logId: string, message: DraftMessage): Promise<void> {
  clearProblems(tabId, 'messages')
  const sent = await (await host.ready()).call('socket.send', { id: logId, message })
  if (!('problems' in sent)) rememberSent(tabId, message)
  tellSent(tabId, logId, sent)
}

/** Sends a message of a log again, as it was. @param from the log that it is in @throws ClientError */
export async function resendOver(tabId: string, to: string, from: string, seq: number): Promise<void> {
  tellSent(tabId, to, await (await host.ready()).call('socket.resend', { id: to, logId: from, seq }))
}

/** Sends a ping of a person's. @param payload by itself one by which its pong is known @throws ClientError */
export async function pingOver(logId: string, payload?: string): Promise<void> {
  await (await host.ready()).call('socket.ping', { id: logId, ...(payload !== undefined && { payload }) })
}

type Sent = { seq: number } | { queued: number } | { problems: DraftProblem[] }

/** Nobody is told whose tab has been closed, or shows another session by now. */
function tellSent(tabId: string, logId: string, sent: Sent): void {
  if (useSockets.getState().byTab[tabId]?.logId !== logId) return
  if ('problems' in sent)
    reportProblems(
      tabId,
      sent.problems.map(problem => ({ ...problem, field: withinMessages(problem.field) }))
    )
  else if ('queued' in sent) tell('Kept: it is sent when there is a connection.')
}

/** What is wrong with a message is told at the composer. */
function withinMessages(field: string): string {
  return field.startsWith('messages') ? field : 'messages'
}

function isUnderWay(socket: TabSocket | undefined): boolean {
  const state = socket?.live ? socket.state?.state : undefined
  return state === 'connecting' || state === 'open' || state === 'closing'
}

/** Whether two drafts open the same connection: what goes over it is none of it. */
function isSameHandshake(before: Draft, now: Draft): boolean {
  const handshake = ({ messages: _, automation: __, docs: ___, tags: ____, ...rest }: Draft) => rest
  return dequal(handshake(before), handshake(now))
}
