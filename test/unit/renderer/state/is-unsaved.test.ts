import { expect, it } from 'vitest'
import { isUnsaved } from '#renderer/state/is-unsaved.ts'
import { type TabSet, updateDraft } from '#renderer/state/tab-set.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'

const draft = { ...BLANK_DRAFT, url: 'http://host.test/' }
const source = { collectionId: 'shop', path: 'list.yml', revision: '1', dirty: false }
function afterTyping(tab: Tab, url: string): Tab | undefined {
  const set: TabSet = { tabs: [tab], activeTabId: tab.id, closed: [] }
  return updateDraft(set, tab.id, now => ({ ...now, url })).tabs[0]
}

it.each<[string, Tab | undefined, boolean]>([
  ['a new tab', { id: 'a', draft: BLANK_DRAFT }, false],
  ['one that was typed into', afterTyping({ id: 'a', draft: BLANK_DRAFT }, 'http://host.test/'), true],
  ['one that was typed into and emptied', afterTyping({ id: 'a', draft }, ''), false],
  ['a recorded request as it came', { id: 'a', draft }, false],
  ['a recorded request that was edited', afterTyping({ id: 'a', draft }, 'http://host.test/2'), true],
  ['a file as it is', { id: 'a', draft, source }, false],
  ['a file with changes', { id: 'a', draft, source: { ...source, dirty: true } }, true]
])('%s', (_, tab, unsaved) => {
  expect(tab && isUnsaved(tab)).toBe(unsaved)
})
