import { afterEach, expect, it, vi } from 'vitest'
import { openSocket } from '#renderer/state/open-socket.ts'
import { useProblems } from '#renderer/state/problems.ts'
import { putSocket, useSockets } from '#renderer/state/sockets.ts'
import { findTab, openBlankSocket, updateTab, useTabs } from '#renderer/state/tabs.ts'
import type { SocketEvent } from '#shared/contract/socket.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { SocketState } from '#shared/model/socket/socket-state.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { connectPage, pageFrames } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('sessionStorage', { getItem: () => null })
})

const TAB = 'tab'
const draft = { ...BLANK_DRAFT, type: 'websocket' as const, url: 'ws://one.test/' }
const sending = { draft, scope: {}, source: {} }
const opened: SocketEvent = {
  type: 'opened',
  id: 'log',
  startedAt: '2026-01-02T03:04:05.000Z',
  secrets: ['sesame']
}
const open: SocketState = { state: 'open', lane: 0, sinceMs: 5, subprotocol: '', extensions: '' }
const shown = () => useSockets.getState().byTab[TAB]

afterEach(() => putSocket(TAB, undefined, () => {}))

/** A host whose sessions are told by the test. */
async function hostOfSockets(tabId = TAB) {
  const sessions: { told: AsyncQueue<SocketEvent>; left: () => boolean }[] = []
  const frames = pageFrames()
  const page = await connectPage<'socket.open'>({
    'socket.open': (_, { signal }) => {
      const told = new AsyncQueue<SocketEvent>()
      signal.addEventListener('abort', () => told.end())
      sessions.push({ told, left: () => signal.aborted })
      return told
    }
  })
  const begin = async () => {
    const count = sessions.length
    const ended = openSocket(tabId, sending)
    await expect.poll(() => sessions.length).toBe(count + 1)
    const session = sessions[count]
    if (!session) throw new Error('it was opened')
    return { ...session, ended }
  }
  return { ...page, frames, begin }
}

it('shows a session as it is told of it', async () => {
  const { begin, frames } = await hostOfSockets()
  const { told, ended } = await begin()
  expect(shown()).toMatchObject({ live: true, state: { state: 'connecting', lane: 0 } })
  told.push(opened)
  told.push({ type: 'state', state: open })
  await expect.poll(shown).toMatchObject({ logId: 'log', secrets: ['sesame'], state: open })
  told.push({ type: 'queue', messages: 3, bytes: 30 })
  await expect
    .poll(() => {
      frames.draw()
      return shown()?.queued
    })
    .toBe(3)
  told.push({ type: 'secrets', added: ['a-longer-secret'], dropped: ['sesame'] })
  await expect.poll(() => shown()?.secrets).toEqual(['a-longer-secret'])
  told.end()
  await ended
  expect(shown()).toMatchObject({ live: false, queued: 0, state: { state: 'closed' } })
})

it('puts problems at the fields of the tab, and leaves what was there in sight', async () => {
  const { begin } = await hostOfSockets()
  const first = await begin()
  first.told.push(opened)
  await expect.poll(() => shown()?.logId).toBe('log')
  const second = await begin()
  second.told.push({ type: 'refused', problems: [{ field: 'url', problem: 'It names no server.' }] })
  await second.ended
  expect(shown()).toMatchObject({ logId: 'log', live: false, state: { state: 'closed' } })
  expect(useProblems.getState().byTab[TAB]).toEqual([{ field: 'url', problem: 'It names no server.' }])
  await expect.poll(first.left).toBe(true)
})

it('tells of the latest session of a tab alone', async () => {
  const { begin } = await hostOfSockets()
  const first = await begin()
  first.told.push(opened)
  await expect.poll(() => shown()?.logId).toBe('log')
  const second = await begin()
  await expect.poll(first.left).toBe(true)
  await first.ended
  expect(shown()).toMatchObject({ live: true, state: { state: 'connecting' } })
  second.told.push({ ...opened, id: 'other' })
  await expect.poll(() => shown()?.logId).toBe('other')
})

it('says that it ended with its host', async () => {
  const { begin, lose } = await hostOfSockets()
  const { told, ended } = await begin()
  told.push(opened)
  told.push({ type: 'state', state: open })
  await expect.poll(() => shown()?.state).toEqual(open)
  lose()
  await ended
  expect(shown()).toMatchObject({
    ...{ live: false, logId: 'log' },
    state: { state: 'closed', error: { reason: 'host-gone' } }
  })
})

it('ends it with its tab', async () => {
  const { begin } = await hostOfSockets()
  const { told, left, ended } = await begin()
  told.push(opened)
  await expect.poll(() => shown()?.logId).toBe('log')
  putSocket(TAB, undefined, () => {})
  await expect.poll(left).toBe(true)
  await ended
  expect(shown()).toBeUndefined()
})

it('tells that something waits for the next connection for as long as the session goes on', async () => {
  openBlankSocket()
  const { activeTabId: tabId } = useTabs.getState()
  const { begin, frames } = await hostOfSockets(tabId)
  const { told, ended } = await begin()
  told.push(opened)
  const isHeld = () => {
    frames.draw()
    return useSockets.getState().byTab[tabId]?.automationHeld
  }
  await expect.poll(() => useSockets.getState().byTab[tabId]?.logId).toBe('log')
  const tab = findTab(tabId)
  if (!tab) throw new Error('it is open')
  const source = { collectionId: 'c', path: 'live.yml', revision: '2', dirty: false }
  const timer = { message: { kind: 'text', data: 'tick' }, everyMs: 1000, enabled: true } as const
  updateTab({ ...tab, source, draft: { ...tab.draft, automation: { timed: [timer], answers: [] } } })
  expect(isHeld()).toBe(true)
  told.end()
  await ended
  expect(isHeld()).toBe(false)
})
