import { expect, test, vi } from 'vitest'
import { forgetSent, MOST_SENT_TEXT, sentOf, withSent } from '#renderer/state/sent-messages.ts'
import { useTabs } from '#renderer/state/tabs.ts'
import { BLANK_SOCKET } from '#shared/model/draft/blank-draft.ts'
import type { DraftMessage } from '#shared/model/draft/draft-message.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

/** What a page has, and modules look at when they are loaded. */
vi.hoisted(() => {
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem() {} })
})

const text = (data: string): DraftMessage => ({ kind: 'text', data })

test('the latest is the first, and each is there once', () => {
  const kept = { ...text('b'), kept: { title: 'Subscribe' } }
  const sent = ['a', 'b', 'a'].reduce<DraftMessage[]>((all, data) => withSent(all, text(data)), [])
  expect(sent).toEqual([text('a'), text('b')])
  expect(withSent(sent, kept)).toEqual([text('b'), text('a')])
  expect(withSent(sent, { kind: 'hex', data: 'a' })).toHaveLength(3)
})

test('there are 100 at most', () => {
  const sent = Array.from({ length: 120 }, (_, n) => text(`${n}`)).reduce<DraftMessage[]>(withSent, [])
  expect(sent).toHaveLength(100)
  expect([sent[0], sent.at(-1)]).toEqual([text('119'), text('20')])
})

test('they have so much text at most, and one that has more is left out', () => {
  const half = MOST_SENT_TEXT / 2
  const sent = withSent([text('a'.repeat(half)), text('old')], text('b'.repeat(half)))
  expect(sent.map(({ data }) => data[0])).toEqual(['b', 'a'])
  expect(withSent(sent, text('c'.repeat(MOST_SENT_TEXT + 1)))).toEqual(sent)
  expect(withSent(sent, text(''))).toEqual(sent)
})

test('a request that is opened again has what was sent in the tab that was closed', () => {
  const tab = (id: string, path: string, sent?: DraftMessage[]): Tab => ({
    id,
    draft: BLANK_SOCKET,
    source: { collectionId: 'c', path, revision: '1', dirty: false },
    ...(sent && { sent })
  })
  const closed = [
    { tab: tab('1', 'live.yml', [text('first')]), index: 0 },
    { tab: tab('2', 'live.yml', [text('last')]), index: 0 },
    { tab: tab('3', 'other.yml', [text('other')]), index: 0 }
  ]
  expect(sentOf({ closed }, tab('4', 'live.yml'))).toEqual([text('last')])
  expect(sentOf({ closed }, tab('5', 'live.yml', []))).toEqual([])
  expect(sentOf({ closed }, { id: '6', draft: BLANK_SOCKET })).toEqual([])
})

test('is forgotten in every tab of its file, also in those that were closed, and in no other', () => {
  const tab = (id: string, path?: string): Tab => ({
    id,
    draft: BLANK_SOCKET,
    sent: [text(id)],
    ...(path !== undefined && { source: { collectionId: 'c', path, revision: '1', dirty: false } })
  })
  useTabs.setState({
    tabs: [tab('1', 'live.yml'), tab('2', 'other.yml'), tab('3'), tab('4', 'live.yml')],
    closed: [tab('5', 'live.yml'), tab('6', 'other.yml'), tab('7')].map(each => ({ tab: each, index: 0 }))
  })
  const left = () => {
    const { tabs, closed } = useTabs.getState()
    return [...tabs, ...closed.map(each => each.tab)].flatMap(({ id, sent }) => (sent?.length ? [id] : []))
  }
  forgetSent('1')
  expect(left()).toEqual(['2', '3', '6', '7'])
  forgetSent('3')
  expect(left()).toEqual(['2', '6', '7'])
})
