import { describe, expect, it } from 'vitest'
import { movedPath, reconcile, withDirtiness } from '#renderer/state/tab-file.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { Tab, TabSource } from '#shared/model/draft/tab.ts'
import type { ItemContent } from '#shared/model/item.ts'

const draftOf = (url: string): Draft => ({ ...BLANK_DRAFT, url })
const sourceOf = (change: Partial<TabSource> = {}): TabSource => ({
  collectionId: 'c',
  path: 'orders/list.yml',
  revision: 'r1',
  dirty: false,
  ...change
})
const tabOf = (draft: Draft, source: TabSource): Tab => ({ id: 'a', draft, source })
const contentOf = (draft: Draft, revision: string): ItemContent => ({
  kind: 'draft',
  name: 'List',
  draft,
  revision,
  examples: []
})

describe('a tab whose file was read anew', () => {
  it('shows what the file holds when it was not edited', () => {
    const source = sourceOf()
    const { tab, file } = reconcile(tabOf(draftOf('old'), source), source, contentOf(draftOf('new'), 'r2'))
    expect(tab.draft.url).toBe('new')
    expect(tab.source).toMatchObject({ revision: 'r2', dirty: false })
    expect(file.conflict).toBeUndefined()
  })

  it('keeps an edited draft while the file stays the same', () => {
    const source = sourceOf({ dirty: true })
    const { tab, file } = reconcile(tabOf(draftOf('mine'), source), source, contentOf(draftOf('old'), 'r1'))
    expect(tab.draft.url).toBe('mine')
    expect(tab.source?.dirty).toBe(true)
    expect(file.conflict).toBeUndefined()
  })

  it('keeps an edited draft and what the file became, and lets a person choose', () => {
    const source = sourceOf({ dirty: true })
    const theirs = contentOf(draftOf('theirs'), 'r2')
    const { tab, file } = reconcile(tabOf(draftOf('mine'), source), source, theirs)
    expect(tab.draft.url).toBe('mine')
    expect(tab.source?.revision).toBe('r1')
    expect(file.conflict).toBe(theirs)
  })

  it('finds no conflict where both say the same', () => {
    const source = sourceOf({ dirty: true })
    const { tab, file } = reconcile(tabOf(draftOf('same'), source), source, contentOf(draftOf('same'), 'r2'))
    expect(tab.source).toMatchObject({ revision: 'r2', dirty: false })
    expect(file.conflict).toBeUndefined()
  })

  it('keeps the draft of a file that is gone, as something that is not saved', () => {
    const source = sourceOf()
    const { tab, file } = reconcile(tabOf(draftOf('mine'), source), source, undefined)
    expect(tab.draft.url).toBe('mine')
    expect(tab.source?.dirty).toBe(true)
    expect(file.conflict).toBe('gone')
  })

  it('keeps an edited draft when its file can no longer be read', () => {
    const source = sourceOf({ dirty: true })
    const broken: ItemContent = {
      kind: 'source',
      name: 'x',
      itemKind: 'unreadable',
      text: ':',
      revision: 'r2'
    }
    const { tab, file } = reconcile(tabOf(draftOf('mine'), source), source, broken)
    expect(tab.draft.url).toBe('mine')
    expect(file.conflict).toBe(broken)
  })
})

describe('what was known of a file before', () => {
  const edited = (draft: Draft) => ({ saving: false, content: contentOf(draft, 'r1') })

  it('tells a change elsewhere in it from a conflict', () => {
    const source = sourceOf({ dirty: true })
    const again = contentOf(draftOf('old'), 'r2')
    const { tab, file } = reconcile(tabOf(draftOf('mine'), source), source, again, edited(draftOf('old')))
    expect(file.conflict).toBeUndefined()
    expect(tab.draft.url).toBe('mine')
    expect(tab.source).toMatchObject({ revision: 'r2', dirty: true })
  })

  it('does not count where it was of another revision', () => {
    const source = sourceOf({ dirty: true, revision: 'r0' })
    const again = contentOf(draftOf('old'), 'r2')
    const { file } = reconcile(tabOf(draftOf('mine'), source), source, again, edited(draftOf('old')))
    expect(file.conflict).toBe(again)
  })

  it('lets a tab follow a file that went and came back', () => {
    const source = sourceOf()
    const gone = reconcile(tabOf(draftOf('old'), source), source, undefined, edited(draftOf('old')))
    expect(gone.tab.source?.dirty).toBe(true)
    const back = contentOf(draftOf('new'), 'r2')
    const { tab, file } = reconcile(gone.tab, gone.tab.source ?? source, back, gone.file)
    expect(tab.draft.url).toBe('new')
    expect(tab.source?.dirty).toBe(false)
    expect(file.conflict).toBeUndefined()
  })

  it('keeps what was edited while a file was gone', () => {
    const source = sourceOf()
    const gone = reconcile(tabOf(draftOf('old'), source), source, undefined, edited(draftOf('old')))
    const back = contentOf(draftOf('new'), 'r2')
    const { file } = reconcile(
      { ...gone.tab, draft: draftOf('mine') },
      gone.tab.source ?? source,
      back,
      gone.file
    )
    expect(file.conflict).toBe(back)
  })
})

describe('whether a tab is unsaved', () => {
  const file = { saving: false, content: contentOf(draftOf('saved'), 'r1') }

  it('is told from what it says, not from how often it was touched', () => {
    const edited = withDirtiness(tabOf(draftOf('other'), sourceOf()), file, undefined)
    expect(edited.source?.dirty).toBe(true)
    expect(withDirtiness({ ...edited, draft: draftOf('saved') }, file, edited).source?.dirty).toBe(false)
  })

  it('stays as it is while a conflict is open', () => {
    const tab = tabOf(draftOf('saved'), sourceOf({ dirty: true }))
    expect(withDirtiness(tab, { ...file, conflict: 'gone' }, undefined)).toBe(tab)
  })

  it('is changed by what is typed before its file is read, which is kept then', () => {
    const before = tabOf(draftOf('saved'), sourceOf())
    const moved = { ...before, source: sourceOf({ path: 'list.yml' }) }
    expect(withDirtiness(moved, undefined, before)).toBe(moved)
    const typed = withDirtiness({ ...before, draft: draftOf('typed') }, undefined, before)
    expect(typed.source?.dirty).toBe(true)
    const now = reconcile(typed, sourceOf({ dirty: true }), contentOf(draftOf('saved'), 'r1'))
    expect(now.tab).toMatchObject({ draft: draftOf('typed'), source: { dirty: true } })
    expect(now.file.conflict).toBeUndefined()
  })
})

it.each([
  ['a/b.yml', 'a/b.yml', 'c.yml', 'c.yml'],
  ['a/b.yml', 'a', 'x/y', 'x/y/b.yml'],
  ['ab/c.yml', 'a', 'x', undefined],
  ['a.yml', 'a', 'x', undefined]
])('%s is at %4$s after %s has become %s', (path, from, to, expected) => {
  expect(movedPath(path, from, to)).toBe(expected)
})
