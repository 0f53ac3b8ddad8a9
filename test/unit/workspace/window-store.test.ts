import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Tab } from '#shared/model/draft/tab.ts'
import type { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { WindowStore } from '#workspace/window-store.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

function tabAt(url: string): Tab {
  return { id: randomUUID(), draft: { ...BLANK_DRAFT, url } }
}

describe('the window store', () => {
  let home: string
  let store: WindowStore

  beforeEach(async () => {
    home = join(await temporaryFolder(), 'not there yet')
    store = new WindowStore(home)
  })

  const folderOf = (id: string) => join(home, 'windows', id)

  it('begins with one empty tab', async () => {
    const state = await (await store.attach()).load()
    expect(state.tabs).toEqual([{ id: state.activeTabId, draft: BLANK_DRAFT }])
    expect(state).toMatchObject({ layout: {}, problems: [] })
  })

  it('restores what was saved: drafts, order, the one in front, sizes, what was in front last', async () => {
    const window = await store.attach()
    await window.load()
    const [a, b, c] = [tabAt('http://a'), tabAt('http://b'), tabAt('http://c')]
    for (const tab of [a, b, c]) await window.saveTab(tab)
    const recent = [{ collectionId: 'shop', path: 'orders/list.yml' }]
    await window.saveLayout({ tabIds: [c.id, a.id], activeTabId: a.id, layout: { main: [30, 70] }, recent })
    await window.release()

    const again = await store.attach({ id: window.id })
    expect(await again.load()).toEqual({
      id: window.id,
      tabs: [c, a],
      activeTabId: a.id,
      layout: { main: [30, 70] },
      recent,
      environments: [],
      problems: []
    })
  })

  it('keeps the tabs that were closed, for as long as they can come back', async () => {
    const window = await store.attach()
    await window.load()
    const [open, closed, gone] = [tabAt('http://open'), tabAt('http://closed'), tabAt('http://gone')]
    for (const tab of [open, closed, gone]) await window.saveTab(tab)
    const layout = { tabIds: [open.id], layout: {} }
    await window.saveLayout({ ...layout, closed: [{ tabId: closed.id, index: 1 }] })
    await window.release()

    const again = await store.attach({ id: window.id })
    const restored = { tabs: [open], closed: [{ tab: closed, index: 1 }], problems: [] }
    expect(await again.load()).toMatchObject(restored)
    expect(await again.load()).toMatchObject(restored)
    await again.saveLayout(layout)
    expect(await readdir(join(folderOf(window.id), 'tabs'))).toEqual([`${open.id}.json`])
    expect(await again.load()).not.toHaveProperty('closed')
  })

  it('keeps what is typed into environments for as long as it is not saved', async () => {
    const window = await store.attach()
    const staging: UnsavedEnvironment = {
      owner: { kind: 'collection', collectionId: 'shop' },
      name: 'staging',
      content: { environment: { name: 'staging', variables: [] }, revision: '1', secrets: [] },
      environment: { name: 'staging', variables: [{ name: 'base', value: 'http://a', enabled: true }] },
      was: [null],
      notKept: ['token']
    }
    await window.saveEnvironments([staging])
    await window.release()
    const again = await store.attach({ id: window.id })
    expect(await again.load()).toMatchObject({ environments: [staging], problems: [] })
    await again.saveEnvironments([])
    expect(await readdir(folderOf(window.id))).not.toContain('environments.json')
    expect(await again.load()).toMatchObject({ environments: [], problems: [] })

    await writeFile(join(folderOf(window.id), 'environments.json'), '[{')
    const { environments, problems } = await again.load()
    expect(environments).toEqual([])
    expect(problems.join()).toMatch(/^What was typed into environments could not be restored: .* is kept as/)
  })

  it('rewrites only the tab that was typed in', async () => {
    const window = await store.attach()
    const [a, b] = [tabAt('http://a'), tabAt('http://b')]
    await window.saveTab(a)
    await window.saveTab(b)
    await window.saveLayout({ tabIds: [a.id, b.id], layout: {} })
    const others = [join('tabs', `${b.id}.json`), 'window.json'].map(name => join(folderOf(window.id), name))
    const before = await Promise.all(others.map(path => stat(path)))
    await window.saveTab({ ...a, draft: { ...a.draft, url: 'http://changed' } })
    const after = await Promise.all(others.map(path => stat(path)))
    expect(after.map(({ ino, mtimeMs }) => [ino, mtimeMs])).toEqual(
      before.map(({ ino, mtimeMs }) => [ino, mtimeMs])
    )
  })

  it('stores in the order in which it was asked', async () => {
    const window = await store.attach()
    const [a, b] = [tabAt('http://a'), tabAt('http://b')]
    await Promise.all([
      window.saveTab(a),
      window.saveLayout({ tabIds: [a.id], layout: {} }),
      window.saveTab(b),
      window.saveLayout({ tabIds: [b.id], layout: {} })
    ])
    expect(await readdir(join(folderOf(window.id), 'tabs'))).toEqual([`${b.id}.json`])
  })

  it('gives a window that is held to nobody else, and the one used last to whoever asks for none', async () => {
    const first = await store.attach()
    const second = await store.attach()
    expect(second.id).not.toBe(first.id)
    for (const window of [first, second]) await window.load()
    await first.release()
    await second.release()
    const old = new Date(Date.now() - 60_000)
    for (const name of ['tabs', 'window.json']) await utimes(join(folderOf(second.id), name), old, old)
    expect((await store.attach()).id).toBe(first.id)
    expect((await store.attach()).id).toBe(second.id)
  })

  it('waits for a page that is about to let go of its window', async () => {
    const window = await store.attach()
    await window.load()
    const again = store.attach({ id: window.id })
    await window.saveTab(tabAt('http://last-words'))
    await window.release()
    expect((await again).id).toBe(window.id)
  })

  it('gives another window when the named one stays held or does not exist', async () => {
    const window = await store.attach()
    expect((await store.attach({ id: window.id })).id).not.toBe(window.id)
    const unknown = randomUUID()
    expect((await store.attach({ id: unknown })).id).not.toBe(unknown)
  })

  it('says which folder cannot be used', async () => {
    const file = join(await temporaryFolder(), 'a file')
    await writeFile(file, '')
    const attaching = new WindowStore(file).attach()
    await expect(attaching).rejects.toMatchObject({
      code: 'IO',
      reason: 'ENOTDIR',
      facts: { path: join(file, 'windows') }
    })
  })

  it('says what keeps it from loading a window', async () => {
    const window = await store.attach()
    await rm(folderOf(window.id), { recursive: true })
    await expect(window.load()).rejects.toMatchObject({ code: 'IO', reason: 'ENOENT' })
  })

  it('gives a new window, and none that is free, to whoever will store over what it gets', async () => {
    const [own, free] = [await store.attach(), await store.attach()]
    await free.release()
    const other = await store.attach({ id: own.id, orNew: true })
    expect([own.id, free.id]).not.toContain(other.id)
    await own.release()
    expect((await store.attach({ id: own.id, orNew: true })).id).toBe(own.id)
    expect([own.id, free.id, other.id]).not.toContain((await store.attach({ orNew: true })).id)
  })

  it('keeps keys that it does not know, wherever they are', async () => {
    const window = await store.attach()
    const tab = tabAt('http://kept')
    const { draft } = tab
    const future = { keep: ['me'] }
    const stored = {
      ...tab,
      future,
      draft: {
        ...draft,
        future,
        headers: [{ name: 'A', value: '', enabled: true, future }],
        body: { ...draft.body, future },
        settings: { ...draft.settings, future, timeouts: { ...draft.settings.timeouts, future } }
      }
    }
    const layout = { tabIds: [tab.id], activeTabId: tab.id, layout: {}, future }
    const files = [
      join(folderOf(window.id), 'tabs', `${tab.id}.json`),
      join(folderOf(window.id), 'window.json')
    ]
    const [tabFile = '', layoutFile = ''] = files
    await writeFile(tabFile, JSON.stringify(stored))
    await writeFile(layoutFile, JSON.stringify(layout))

    const state = await window.load()
    expect(state.problems).toEqual([])
    for (const each of state.tabs) await window.saveTab(each)
    await window.saveLayout({ tabIds: [tab.id], layout: { main: [50, 50] } })
    expect(JSON.parse(await readFile(tabFile, 'utf8'))).toEqual(stored)
    expect(JSON.parse(await readFile(layoutFile, 'utf8'))).toEqual({
      tabIds: [tab.id],
      layout: { main: [50, 50] },
      future
    })
  })

  it('tells a file that is damaged from one of a newer version', async () => {
    const window = await store.attach()
    const [damaged, newer] = [tabAt('http://a'), tabAt('http://b')]
    const pathOf = ({ id }: Tab) => join(folderOf(window.id), 'tabs', `${id}.json`)
    await writeFile(pathOf(damaged), '{"id"')
    const draft = { ...newer.draft, body: { kind: 'protobuf', text: '' } }
    await writeFile(pathOf(newer), JSON.stringify({ ...newer, draft }))
    const { problems } = await window.load()
    expect(problems.filter(problem => problem.includes('is damaged'))).toHaveLength(1)
    expect(problems.filter(problem => problem.includes('newer version'))).toHaveLength(1)
  })

  it('keeps what it cannot read, loads the rest and says so', async () => {
    const window = await store.attach()
    const [good, bad] = [tabAt('http://good'), tabAt('http://bad')]
    await window.saveTab(good)
    await window.saveTab(bad)
    await window.saveLayout({ tabIds: [bad.id, good.id], activeTabId: bad.id, layout: {} })
    await window.release()
    const tabs = join(folderOf(window.id), 'tabs')
    await writeFile(join(tabs, `${bad.id}.json`), '{"id": "half a fi')

    const state = await (await store.attach({ id: window.id })).load()
    expect(state).toMatchObject({ tabs: [good], activeTabId: good.id })
    expect(state.problems).toHaveLength(1)
    const kept = (await readdir(tabs)).find(name => name.startsWith(`${bad.id}.json.broken-`)) ?? ''
    expect(state.problems[0]).toContain(kept)
    expect(await readFile(join(tabs, kept), 'utf8')).toBe('{"id": "half a fi')
  })

  it('finds the drafts again when the order of the tabs is lost', async () => {
    const window = await store.attach()
    const tab = tabAt('http://kept')
    await window.saveTab(tab)
    await writeFile(join(folderOf(window.id), 'window.json'), '[]')
    const state = await window.load()
    expect(state.tabs).toEqual([tab])
    expect(state.problems).toHaveLength(1)
  })

  it('is not disturbed by what else lies in its folders', async () => {
    await mkdir(join(home, 'windows', 'not a window'), { recursive: true })
    await writeFile(join(home, 'windows', 'stray'), '')
    const window = await store.attach()
    await window.load()
    const tabs = join(folderOf(window.id), 'tabs')
    await writeFile(join(tabs, 'notes.txt'), 'mine')
    await writeFile(join(tabs, '.x.json.abc.tmp'), 'half')
    const state = await window.load()
    expect(state.problems).toEqual([])
    expect(await readdir(tabs)).toEqual(expect.arrayContaining(['notes.txt']))
    expect(await readdir(tabs)).not.toContain('.x.json.abc.tmp')
  })
})
