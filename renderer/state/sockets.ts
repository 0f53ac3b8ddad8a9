import { create } from 'zustand'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { onTabClosed } from './closed-tabs.ts'
import { tell, tellFailure } from './notices.ts'
import type { Close } from './socket-acts.ts'
import { findTab } from './tabs.ts'

/** The handshake of one connection of a session, as far as it has come. */
export interface LaneHandshake {
  lane: number
  /** When its own clock began, on the session's. */
  startMs: number
  live: LiveExchange
}

/** The session of a tab's WebSocket, or one of the history that is shown there. */
export interface TabSocket {
  /** What was opened, so that it can be told whether the tab has changed since. */
  draft: Draft
  /** Of its log; absent until there is one. */
  logId?: string
  /** When its clock began, in ISO 8601. */
  startedAt?: string
  /** Absent in one of the history. */
  state?: SocketState
  /** By `performance.now()`: when `state` was told. */
  seenAt: number
  /** Whether there is a session to do something with: else only its log is left. */
  live: boolean
  /** Of the latest connection. */
  handshake?: LaneHandshake
  /** Messages that wait for a connection. */
  queued: number
  /** How often each timer of the draft sent, and each rule answered; absent until that is told. */
  automated?: { timed: readonly number[]; answers: readonly number[] }
  /** Whether another version of the file says otherwise what is sent by itself: that waits until a person connects. */
  automationHeld?: boolean
  /** What is secret in its handshakes, in all its forms: the screen covers it until asked. */
  secrets: readonly SecretForm[]
}

/** The session of each tab: its latest one only. What was sent and received stays with the host. */
export const useSockets = create<{ byTab: Readonly<Record<string, TabSocket>> }>(() => ({ byTab: {} }))

/** What ends the session of each tab. */
const ends = new Map<string, () => void>()

/** Where the session of a tab stands; undefined where there is none. */
export function stateOf(tabId: string): SocketState | undefined {
  return useSockets.getState().byTab[tabId]?.state
}

/** The same, kept up to date. */
export function useSocketState(tabId: string): SocketState | undefined {
  return useSockets(({ byTab }) => byTab[tabId]?.state)
}

export function useSocket(tabId: string): TabSocket | undefined {
  return useSockets(({ byTab }) => byTab[tabId])
}

/** Opens the WebSocket that a tab's draft describes, or the next connection of its session; problems go to its fields. */
export function connect(tabId: string): void {
  // As it is now: loading may take longer than the next key.
  const tab = findTab(tabId)
  if (tab) run('It was not connected', async () => (await acts()).connectTab(tab))
}

/** The same where another one stands by now: that is closed first. */
export function connectAnew(tabId: string): void {
  const tab = findTab(tabId)
  if (tab) run('It was not connected', async () => (await acts()).connectAnew(tab))
}

/** Closes the connection of a tab, or stops opening one. @param close by itself 1000 */
export function disconnect(tabId: string, close?: Close): void {
  run('It was not closed', async () => (await acts()).closeConnection(tabId, close))
}

/** Sends a message over the connection of a tab; what is wrong with it goes to the field `messages`. */
export async function sendMessage(tabId: string, message: DraftMessage): Promise<void> {
  const socket = useSockets.getState().byTab[tabId]
  if (!socket?.live || socket.logId === undefined) return tell('Not sent: there is no connection.')
  await (await acts()).sendOver(tabId, socket.logId, message)
}

/** Puts what is known of a tab's session in the place of what was. @param end what ends it, of a new one */
export function putSocket(tabId: string, socket: TabSocket | undefined, end?: () => void): void {
  if (end) {
    ends.get(tabId)?.()
    ends.set(tabId, end)
  }
  useSockets.setState(({ byTab: { [tabId]: _, ...others } }) => ({
    byTab: socket ? { ...others, [tabId]: socket } : others
  }))
}

/** Shows a session of the history in a tab. @param startedAt when its clock began, in ISO 8601 */
export function showRecordedSocket(tabId: string, draft: Draft, logId: string, startedAt: string): void {
  putSocket(tabId, { draft, logId, startedAt, seenAt: 0, live: false, queued: 0, secrets: [] }, () => {})
}

/** What each of these takes is loaded first. */
function acts() {
  return import('./socket-acts.ts')
}

function run(failure: string, act: () => Promise<void>): void {
  act().catch((error: unknown) => tellFailure(failure, error))
}

onTabClosed(tabId => {
  ends.get(tabId)?.()
  ends.delete(tabId)
  if (useSockets.getState().byTab[tabId]) putSocket(tabId, undefined)
})
