import { beforeEach, expect, it, vi } from 'vitest'
import { useProblems } from '#renderer/state/problems.ts'
import { connectAnew, sendOver } from '#renderer/state/socket-acts.ts'
import { connect, putSocket, type TabSocket, useSockets } from '#renderer/state/sockets.ts'
import { closeTab, editDraft, findTab, openBlankSocket, useTabs } from '#renderer/state/tabs.ts'
import type { SocketEvent } from '#shared/contract/socket.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { AsyncQueue } from '#shared/rpc/async-queue.ts'
import { connectPage, pageFrames } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem() {} })
})

const MESSAGE = { kind: 'text', data: '{{name}}' } as const
const PROBLEM: DraftProblem = { field: 'messages', problem: 'name has no value.' }
const problems = () => useProblems.getState().byTab[tabId]

let tabId: string

/** A tab with a connection that stands. */
beforeEach(() => {
  openBlankSocket()
  tabId = useTabs.getState().activeTabId
  editDraft(tabId, { url: 'ws://one.test/' })
  show('log')
})

function tabNow() {
  const tab = findTab(tabId)
  if (!tab) throw new Error('it is open')
  return tab
}

function show(logId: string): void {
  const { draft } = tabNow()
  const state = { state: 'open', lane: 0, sinceMs: 5, subprotocol: '', extensions: '' } as const
  const socket: TabSocket = { draft, logId, state, seenAt: 0, live: true, queued: 0, secrets: [] }
  putSocket(tabId, socket, () => {})
}

/** A message is on its way until the test answers. */
async function sending() {
  let answer = (_: { problems: DraftProblem[] }) => {}
  let isAsked = false
  await connectPage<'socket.send'>({
    'socket.send': () => {
      isAsked = true
      return new Promise(resolve => {
        answer = resolve
      })
    }
  })
  const done = sendOver(tabId, 'log', MESSAGE)
  await expect.poll(() => isAsked).toBe(true)
  return async () => {
    answer({ problems: [PROBLEM] })
    await done
  }
}

it('tells what is wrong with a message at the composer', async () => {
  const answer = await sending()
  await answer()
  expect(problems()).toEqual([PROBLEM])
})

it('tells nothing in a tab that has been closed, or shows another session', async () => {
  const first = await sending()
  show('other')
  await first()
  expect(problems()).toBeUndefined()
  show('log')
  const second = await sending()
  closeTab(tabId)
  await second()
  expect(problems()).toBeUndefined()
})

/** What a host is asked for, in this order. */
async function asking() {
  const asked: string[] = []
  pageFrames()
  await connectPage<'socket.open' | 'socket.close' | 'socket.send'>({
    'socket.open': ({ draft }) => {
      asked.push(`open ${draft.url}`)
      const told = new AsyncQueue<SocketEvent>()
      told.end()
      return told
    },
    'socket.close': async ({ id, code }) => void asked.push(`close ${id} ${code}`),
    'socket.send': async () => {
      asked.push('send')
      return { seq: 1 }
    }
  })
  return asked
}

it('closes what stands and connects to where the tab goes by now', async () => {
  const asked = await asking()
  editDraft(tabId, { url: 'ws://two.test/' })
  await connectAnew(tabNow())
  expect(asked).toEqual(['close log 1000', 'open ws://two.test/'])
})

it('leaves a connection alone that stands already, whatever is in the composer', async () => {
  const asked = await asking()
  editDraft(tabId, { messages: { selected: 0, list: [{ title: '', message: MESSAGE }] } })
  await connectAnew(tabNow())
  expect(asked).toEqual([])
  expect(useSockets.getState().byTab[tabId]?.logId).toBe('log')
})

it('connects where nothing stands', async () => {
  const asked = await asking()
  putSocket(tabId, undefined, () => {})
  await connectAnew(tabNow())
  expect(asked).toEqual(['open ws://one.test/'])
})

it('connects to where the tab went when that was asked for, whatever is typed next', async () => {
  const asked = await asking()
  putSocket(tabId, undefined, () => {})
  connect(tabId)
  editDraft(tabId, { url: 'ws://one.test/and-more' })
  await expect.poll(() => asked).toEqual(['open ws://one.test/'])
})
