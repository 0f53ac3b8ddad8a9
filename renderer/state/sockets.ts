import { create } from 'zustand'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { onTabClosed } from './closed-tabs.ts'
import { tell } from './notices.ts'

/** The session of a tab's WebSocket. */
export interface TabSocket {
  state: SocketState
}

/** The session of each tab: its latest one only. What was sent and received stays with the host. */
export const useSockets = create<{ byTab: Readonly<Record<string, TabSocket>> }>(() => ({ byTab: {} }))

/** Where the session of a tab stands; undefined where there is none. */
export function stateOf(tabId: string): SocketState | undefined {
  return useSockets.getState().byTab[tabId]?.state
}

/** The same, kept up to date. */
export function useSocketState(tabId: string): SocketState | undefined {
  return useSockets(({ byTab }) => byTab[tabId]?.state)
}

/** Opens the WebSocket that a tab's draft describes, or the next connection of its session; problems go to its fields. */
export function connect(_tabId: string): void {
  tell('This version of the host opens no WebSockets.')
}

/** Closes the connection of a tab, or stops opening one. */
export function disconnect(tabId: string): void {
  forget(tabId)
}

/** Sends a message over the connection of a tab; what is wrong with it goes to the field `messages`. */
export async function sendMessage(tabId: string, _message: DraftMessage): Promise<void> {
  if (stateOf(tabId)?.state !== 'open') tell('Not sent: there is no connection.')
}

function forget(tabId: string): void {
  useSockets.setState(({ byTab: { [tabId]: _, ...others } }) => ({ byTab: others }))
}

onTabClosed(forget)
