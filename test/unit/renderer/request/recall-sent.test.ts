import { beforeEach, expect, it, vi } from 'vitest'
import {
  addMessage,
  editMessage,
  messageShown,
  moveMessage,
  selectMessage
} from '#renderer/features/request/messages/edit-messages.ts'
import { editTabMessages } from '#renderer/features/request/messages/edit-tab-messages.ts'
import { recallSent, takeSent } from '#renderer/features/request/messages/recall-sent.ts'
import { rememberSent } from '#renderer/state/sent-messages.ts'
import { closeTab, findTab, openBlankSocket, reopenTab, useTabs } from '#renderer/state/tabs.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('location', new URL('app://sonde/'))
  vi.stubGlobal('navigator', { userAgent: '' })
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem() {} })
})

let tabId: string
const write = (data: string) => editTabMessages(tabId, now => editMessage(now, { data }))
const choose = (index: number) => editTabMessages(tabId, now => selectMessage(now, index))
const sent = (data: string) => rememberSent(tabId, { kind: 'text', data })
const shown = () => messageShown(findTab(tabId)?.draft.messages).data
const older = () => recallSent(tabId, 'older')
const newer = () => recallSent(tabId, 'newer')

/** Two messages with a text each, the first in the composer; `one` and `two` were sent. */
beforeEach(() => {
  openBlankSocket()
  tabId = useTabs.getState().activeTabId
  write('first')
  editTabMessages(tabId, addMessage)
  write('second')
  choose(0)
  for (const data of ['one', 'two']) sent(data)
})

it('brings back what was sent, and what was being written', () => {
  older()
  expect(shown()).toBe('two')
  older()
  expect(shown()).toBe('one')
  newer()
  newer()
  expect(shown()).toBe('first')
})

it('puts what was being written in a message into no other', () => {
  older()
  choose(1)
  write('two')
  newer()
  expect(shown()).toBe('two')
  choose(0)
  newer()
  expect(shown()).toBe('first')
})

it('walks each message by itself', () => {
  older()
  choose(1)
  older()
  choose(0)
  newer()
  expect(shown()).toBe('first')
  choose(1)
  newer()
  expect(shown()).toBe('second')
})

it('knows nothing of a message that was moved', () => {
  older()
  editTabMessages(tabId, now => moveMessage(now, 1))
  newer()
  expect(shown()).toBe('two')
})

it('keeps what was being written when an older message is sent once more', () => {
  older()
  older()
  sent('one')
  newer()
  expect(shown()).toBe('first')
})

it('ends with the tab', () => {
  older()
  closeTab(tabId)
  reopenTab(tabId)
  newer()
  expect(shown()).toBe('two')
})

it('takes what was sent into a message of its own, unless nothing would be lost', () => {
  takeSent(tabId, { kind: 'hex', data: 'ff' })
  const { list, selected } = findTab(tabId)?.draft.messages ?? { list: [], selected: 0 }
  expect([list.length, selected]).toEqual([3, 2])
  expect(messageShown(findTab(tabId)?.draft.messages)).toEqual({ kind: 'hex', data: 'ff' })
  editTabMessages(tabId, now => editMessage(now, { kind: 'text', data: 'one' }))
  takeSent(tabId, { kind: 'text', data: 'two' })
  expect(findTab(tabId)?.draft.messages?.list).toHaveLength(3)
})
