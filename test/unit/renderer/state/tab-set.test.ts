import { describe, expect, it } from 'vitest'
import {
  addressOfTab,
  appendForeign,
  insertTab,
  mapTabs,
  neighbourOf,
  removeTab,
  restoreTab,
  showInSet,
  type TabSet,
  updateDraft
} from '#renderer/state/tab-set.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

const tab = (id: string) => ({ id, draft: BLANK_DRAFT })
const set = (ids: string, active: string): TabSet => ({
  tabs: [...ids].map(tab),
  activeTabId: active,
  closed: []
})
const ids = ({ tabs }: TabSet) => tabs.map(({ id }) => id).join('')

describe('a set of tabs', () => {
  it('opens a tab beside the active one and shows it', () => {
    const next = insertTab(set('abc', 'b'), tab('n'))
    expect([ids(next), next.activeTabId]).toEqual(['abnc', 'n'])
  })

  it.each([
    ['the right neighbour follows', 'abc', 'b', 'b', 'ac', 'c'],
    ['at the end the left one does', 'abc', 'c', 'c', 'ab', 'b'],
    ['another tab in front stays there', 'abc', 'a', 'c', 'ab', 'a'],
    ['the last tab leaves a blank one', 'a', 'a', 'a', 'n', 'n']
  ])('closing: %s', (_, before, active, closed, after, nextActive) => {
    const next = removeTab(set(before, active), closed, tab('n'))
    expect([ids(next), next.activeTabId]).toEqual([after, nextActive])
  })

  it('ignores the closing of a tab that is gone', () => {
    const before = set('ab', 'a')
    expect(removeTab(before, 'x', tab('n'))).toBe(before)
  })

  it('brings closed tabs back where they stood, latest first', () => {
    const closed = removeTab(removeTab(set('abcd', 'a'), 'b', tab('n')), 'd', tab('n'))
    const once = restoreTab(closed)
    const twice = restoreTab(once)
    expect([ids(closed), ids(once), ids(twice), twice.activeTabId]).toEqual(['ac', 'acd', 'abcd', 'b'])
    expect(restoreTab(twice)).toBe(twice)
  })

  it('brings one back by its id, whatever was closed after it', () => {
    const closed = removeTab(removeTab(set('abcd', 'a'), 'b', tab('n')), 'd', tab('n'))
    const once = restoreTab(closed, 'b')
    expect([ids(once), once.activeTabId, ids(restoreTab(once))]).toEqual(['abc', 'b', 'abdc'])
    expect(restoreTab(once, 'b')).toBe(once)
  })

  it('takes in closed tabs that it never had before its own', () => {
    const before = removeTab(set('abc', 'a'), 'c', tab('n'))
    const after = appendForeign(before, [], new Set('abc'), [{ tab: tab('x'), index: 0 }, ...before.closed])
    expect(after.closed.map(each => each.tab.id)).toEqual(['x', 'c'])
  })

  it('remembers a limited number of closed tabs', () => {
    let many = set('a', 'a')
    for (let i = 0; i < 50; i++) many = removeTab(insertTab(many, tab(`t${i}`)), `t${i}`, tab('n'))
    expect(many.closed).toHaveLength(20)
    expect(many.closed.at(-1)?.tab.id).toBe('t49')
  })

  it.each([
    ['a', 1, 'b'],
    ['c', 1, 'a'],
    ['a', -1, 'c'],
    ['b', -1, 'a']
  ])('steps from %s by %i to %s', (active, step, expected) => {
    expect(neighbourOf([...'abc'], active, step)).toBe(expected)
  })

  it('takes in tabs that it never had, and none that were closed', () => {
    const before = set('ab', 'b')
    const after = appendForeign(before, [...'axc'].map(tab), new Set('abc'))
    expect([ids(after), after.activeTabId]).toEqual(['abx', 'b'])
    expect(appendForeign(before, [tab('c')], new Set('abc'))).toBe(before)
  })

  it('takes over a tab that it had stored as closed and another page has opened since', () => {
    const before = removeTab(set('abx', 'a'), 'x', tab('n'))
    const typed = { ...tab('x'), draft: { ...BLANK_DRAFT, url: 'http://typed' } }
    const after = appendForeign(before, [tab('a'), typed], new Set('abx'), [], new Set('x'))
    expect([ids(after), after.tabs.at(-1), after.closed]).toEqual(['abx', typed, []])
  })

  it('leaves a tab closed of which that was never stored, and one that it has opened again open once', () => {
    const closed = removeTab(set('abx', 'a'), 'x', tab('n'))
    expect(appendForeign(closed, [tab('x')], new Set('abx'))).toBe(closed)
    const reopened = restoreTab(closed)
    expect(appendForeign(reopened, [tab('x')], new Set('abx'), [], new Set('x'))).toBe(reopened)
  })

  it('remembers that a tab was closed to be rid of what is in it, also when its file moves', () => {
    const closed = removeTab(set('ab', 'a'), 'b', tab('n'), true)
    expect(closed.closed).toEqual([{ tab: tab('b'), index: 1, discarded: true }])
    const renamed = mapTabs(closed, each => ({ ...each, name: 'moved' }))
    expect(renamed.closed).toEqual([{ tab: { ...tab('b'), name: 'moved' }, index: 1, discarded: true }])
    expect(restoreTab(closed).tabs.at(-1)).toEqual(tab('b'))
  })

  it('changes one draft and leaves the other tabs as they are', () => {
    const before = set('ab', 'a')
    const after = updateDraft(before, 'b', draft => ({ ...draft, url: 'http://x' }))
    expect(after.tabs[0]).toBe(before.tabs[0])
    expect(after.tabs[1]?.draft).toEqual({ ...BLANK_DRAFT, url: 'http://x' })
  })

  it('shows the next in the place of what was only looked at', () => {
    const looked = { ...set('ab', 'b'), tabs: [tab('a'), { ...tab('b'), preview: true }] }
    expect(ids(showInSet(looked, tab('n')))).toBe('an')
  })

  it('keeps what was only looked at once it was edited, or is nowhere else', () => {
    const looked = { ...set('ab', 'b'), tabs: [tab('a'), { ...tab('b'), preview: true }] }
    const edited = updateDraft(looked, 'b', () => ({ ...BLANK_DRAFT, url: 'http://x' }))
    expect(ids(showInSet(edited, tab('n')))).toBe('abn')
    const source = { collectionId: 'c', path: 'b.yml', revision: 'r', dirty: true }
    const gone = { ...looked, tabs: [tab('a'), { ...tab('b'), preview: true, source }] }
    expect(ids(showInSet(gone, tab('n')))).toBe('abn')
  })
})

describe('where a tab lies', () => {
  const place = { collectionId: 'shop', path: 'list.yml' }

  it.each([
    ['the file that it edits', { source: { ...place, revision: '1', dirty: true } }],
    ['the request that it is an example of', { example: { ...place, index: 2 } }],
    ['the request that it came from', { place }]
  ])('is that of %s', (_, of) => {
    expect(addressOfTab({ ...tab('a'), ...of })).toEqual(place)
  })

  it('is nowhere for what came from nowhere', () => {
    expect(addressOfTab(tab('a'))).toBeUndefined()
  })
})
