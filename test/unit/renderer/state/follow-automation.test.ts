import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import { editTabAutomation } from '#renderer/features/request/automation/edit-tab-automation.ts'
import {
  addMessage,
  editMessage,
  renameMessage,
  selectMessage
} from '#renderer/features/request/messages/edit-messages.ts'
import { editTabMessages } from '#renderer/features/request/messages/edit-tab-messages.ts'
import { applyAutomation, followAutomation } from '#renderer/state/follow-automation.ts'
import { notices } from '#renderer/state/notices.ts'
import { pauseAutomation } from '#renderer/state/pause-automation.ts'
import { useProblems } from '#renderer/state/problems.ts'
import { editDraft, findTab, openBlankSocket, updateTab, useTabs } from '#renderer/state/tabs.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAutomation } from '#shared/model/draft/draft-automation.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { connectPage } from '../page-host.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem() {} })
})

const LATER_MS = 1000
const MESSAGE = { kind: 'text', data: '' } as const
const OFF = { saved: 'Hello', message: MESSAGE, everyMs: 1000, enabled: false }
const automation = (enabled: boolean): DraftAutomation => ({ timed: [{ ...OFF, enabled }], answers: [] })
const MESSAGES = {
  selected: 0,
  list: ['Hello', 'Other'].map(title => ({ title, message: { kind: 'text' as const, data: title } }))
}

let tabId: string

beforeEach(() => {
  vi.useFakeTimers()
  openBlankSocket()
  tabId = useTabs.getState().activeTabId
  putFile('1', { automation: automation(false), messages: MESSAGES })
})
afterEach(() => vi.useRealTimers())

/** The file of the tab was read: in this version it says that. */
function putFile(revision: string, change: Partial<Draft>): void {
  const tab = findTab(tabId)
  if (!tab) throw new Error('it is open')
  const source = { collectionId: 'c', path: 'live.yml', revision, dirty: false }
  updateTab({ ...tab, source, draft: { ...tab.draft, ...change } })
}

/** A session of the tab, and what its host was told to send by itself: by timers, whether they are on. */
async function following(problems: () => Promise<DraftProblem[]> = async () => []) {
  const told: boolean[][] = []
  const held: boolean[] = []
  await connectPage<'socket.configure'>({
    'socket.configure': async ({ timed = [] }) => {
      told.push(timed.map(({ enabled }) => enabled))
      return { problems: await problems() }
    }
  })
  const { draft, source } = findTab(tabId) ?? {}
  if (!draft) throw new Error('it is open')
  const end = followAutomation(tabId, { logId: 'log', draft, revision: source?.revision }, is =>
    held.push(is)
  )
  onTestFinished(end)
  const later = () => vi.advanceTimersByTimeAsync(LATER_MS)
  return { told, held, later, end }
}

const edit = (change: (now: DraftAutomation) => DraftAutomation) => editTabAutomation(tabId, change)
const switchTo = (enabled: boolean) =>
  edit(now => ({ ...now, timed: now.timed.map(each => ({ ...each, enabled })) }))

it('sends what is switched on at once, and what is typed once one pauses', async () => {
  const { told, later } = await following()
  switchTo(true)
  await vi.advanceTimersByTimeAsync(0)
  expect(told).toEqual([[true]])
  edit(now => ({ ...now, timed: now.timed.map(each => ({ ...each, everyMs: 20 })) }))
  await vi.advanceTimersByTimeAsync(100)
  expect(told).toHaveLength(1)
  await later()
  expect(told).toHaveLength(2)
})

it('tells nothing where another message is edited', async () => {
  const { told, later } = await following()
  editTabMessages(tabId, now => selectMessage(now, 1))
  editTabMessages(tabId, now => editMessage(now, { data: 'more' }))
  await later()
  expect(told).toEqual([])
})

it('holds what comes with another version of the file, whatever is done with messages then', async () => {
  const { told, held, later } = await following()
  putFile('2', { automation: automation(true) })
  expect(held).toEqual([true])
  editTabMessages(tabId, now => selectMessage(now, 1))
  editTabMessages(tabId, now => editMessage(now, { data: 'typed' }))
  editTabMessages(tabId, now => renameMessage(now, 'Renamed'))
  editTabMessages(tabId, addMessage)
  editTabMessages(tabId, now => renameMessage(selectMessage(now, 0), 'Greeting'))
  editDraft(tabId, { automation: { ...automation(true) } })
  await later()
  expect(findTab(tabId)?.draft.automation?.timed[0]?.saved).toBe('Hello')
  expect([told, held]).toEqual([[], [true]])
})

it('holds as well what was still to be told when the file changed', async () => {
  const { told, later } = await following()
  edit(now => ({ ...now, timed: now.timed.map(each => ({ ...each, everyMs: 20 })) }))
  putFile('2', { automation: automation(true) })
  await later()
  expect(told).toEqual([])
})

it.each([
  ['is edited', () => edit(now => ({ ...now, answers: [] })), [[true]]],
  ['is switched off', () => switchTo(false), []],
  ['is paused', () => pauseAutomation(tabId), []],
  ['is connected', () => applyAutomation(tabId), [[true]]]
])('leaves that when it %s by a person', async (_, act, expected) => {
  const { told, held, later } = await following()
  putFile('2', { automation: automation(true) })
  void act()
  expect(held).toEqual([true, false])
  await later()
  expect(told).toEqual(expected)
})

it('holds nothing where the file was saved from here', async () => {
  const { told, held, later } = await following()
  switchTo(true)
  putFile('2', { automation: automation(true) })
  await later()
  expect([told, held]).toEqual([[[true]], []])
})

it('switches off what has problems, and tells them at its row', async () => {
  const problem = { field: 'timed.0.message', problem: 'no' }
  const answers = [[problem], []]
  const { told, later } = await following(async () => answers.shift() ?? [])
  switchTo(true)
  await later()
  expect(told).toEqual([[true], [false]])
  expect(useProblems.getState().byTab[tabId]).toEqual([{ ...problem, field: 'automation.timed.0.message' }])
})

/** A host that answers when the test says so. */
async function answering() {
  const asked: { answer(problems: DraftProblem[]): void; fail(): void }[] = []
  const follows = await following(
    () =>
      new Promise((resolve, reject) => {
        asked.push({ answer: resolve, fail: () => reject(new ClientError('IO')) })
      })
  )
  const next = async () => {
    await follows.later()
    const one = asked.shift()
    if (!one) throw new Error('it was asked')
    return one
  }
  return { ...follows, next }
}

const PROBLEM = { field: 'timed.0.message', problem: 'no' }
const problems = () => useProblems.getState().byTab[tabId]

it('tells no problems of what was changed since', async () => {
  const { later, next } = await answering()
  switchTo(true)
  const first = await next()
  edit(now => ({ ...now, timed: now.timed.map(each => ({ ...each, everyMs: 20 })) }))
  first.answer([PROBLEM])
  const withoutWrong = await next()
  withoutWrong.answer([])
  await later()
  expect(problems()).toBeUndefined()
})

it('tells no problems of a session that is over', async () => {
  const { later, next, end } = await answering()
  switchTo(true)
  const first = await next()
  end()
  first.answer([PROBLEM])
  const withoutWrong = await next()
  withoutWrong.answer([])
  await later()
  expect(problems()).toBeUndefined()
})

it('says that it failed, unless the session is over', async () => {
  const said: string[] = []
  const leave = notices[' subscribe'](({ action, options }) => {
    if (action === 'add') said.push(options.title)
  })
  onTestFinished(leave)
  const { later, next, end } = await answering()
  switchTo(true)
  const first = await next()
  first.fail()
  await later()
  expect(said).toEqual(['What is sent by itself was not changed'])
  switchTo(false)
  const second = await next()
  end()
  second.fail()
  await later()
  expect(said).toHaveLength(1)
})

it('changes nothing of a session that is over, also where that was asked for before', async () => {
  const { told, later, next, end } = await answering()
  switchTo(true)
  const first = await next()
  switchTo(false)
  await later()
  end()
  first.answer([])
  await later()
  switchTo(true)
  await applyAutomation(tabId)
  await later()
  expect(told).toEqual([[true]])
})
