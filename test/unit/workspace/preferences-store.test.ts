import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { DEFAULT_PREFERENCES } from '#shared/model/default-preferences.ts'
import { PreferencesStore } from '#workspace/preferences-store.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const DARK_VERTICAL = { ...DEFAULT_PREFERENCES, theme: 'dark', orientation: 'vertical' }

describe('the preferences store', () => {
  let home: string
  let store: PreferencesStore

  beforeEach(async () => {
    home = join(await temporaryFolder(), 'not there yet')
    store = new PreferencesStore(home)
  })

  function watch(watched: PreferencesStore) {
    const abort = new AbortController()
    onTestFinished(() => abort.abort())
    return { abort, changes: watched.watch(abort.signal) }
  }

  it('has defaults and keeps what is chosen', async () => {
    expect(await store.read()).toEqual(DEFAULT_PREFERENCES)
    expect(await store.set({ theme: 'dark' })).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' })
    expect(await store.set({ orientation: 'vertical' })).toEqual(DARK_VERTICAL)
    expect(await new PreferencesStore(home).read()).toEqual(DARK_VERTICAL)
  })

  it('gives certificates of older versions ids, the same ones each time, and no two the same', async () => {
    const certificate = { domain: 'a.test', kind: 'pem', certificatePath: 'a.pem', enabled: true }
    const clientCertificates = [
      certificate,
      { ...certificate, id: 'certificate-0' },
      { ...certificate, id: 'certificate-0', passphrase: 'kept' }
    ]
    await mkdir(home, { recursive: true })
    await writeFile(join(home, 'preferences.json'), JSON.stringify({ clientCertificates }))
    const read = (await store.read()).clientCertificates
    expect(read).toEqual(clientCertificates.map(each => ({ ...each, id: expect.any(String) })))
    const ids = read.map(({ id }) => id)
    expect(new Set(ids).size).toBe(3)
    await store.set({ clientCertificates: read.slice(1) })
    expect((await store.read()).clientCertificates.map(({ id }) => id)).toEqual(ids.slice(1))
  })

  it('loses neither of two changes at once', async () => {
    await Promise.all([store.set({ theme: 'light' }), store.set({ orientation: 'vertical' })])
    expect(await store.read()).toEqual({ ...DARK_VERTICAL, theme: 'light' })
  })

  it('loses neither of two changes that two processes make at once', async () => {
    // A store of its own stands for another process: they share nothing but the folder.
    const other = new PreferencesStore(home)
    for (let round = 0; round < 20; round++) {
      await store.set(DEFAULT_PREFERENCES)
      await Promise.all([store.set({ theme: 'dark' }), other.set({ orientation: 'vertical' })])
      expect(await store.read()).toEqual(DARK_VERTICAL)
    }
  })

  it('says which folder cannot be used', async () => {
    const file = join(await temporaryFolder(), 'a file')
    await writeFile(file, '')
    const unusable = new PreferencesStore(join(file, 'home'))
    const { changes } = watch(unusable)
    const refusal = { code: 'IO', reason: 'ENOTDIR', facts: { path: join(file, 'home') } }
    await expect(changes.next()).rejects.toMatchObject(refusal)
    await expect(unusable.set({ theme: 'dark' })).rejects.toMatchObject(refusal)
  })

  it('keeps keys that it does not know', async () => {
    await mkdir(home)
    await writeFile(join(home, 'preferences.json'), '{"theme": "dark", "fromTheFuture": {"a": [1]}}')
    await store.set({ theme: 'light' })
    expect(JSON.parse(await readFile(join(home, 'preferences.json'), 'utf8'))).toEqual({
      theme: 'light',
      fromTheFuture: { a: [1] }
    })
  })

  it('keeps a file that it cannot read, and says so once', async () => {
    await mkdir(home)
    await writeFile(join(home, 'preferences.json'), '{"theme": "pink"')
    expect(await store.read()).toEqual(DEFAULT_PREFERENCES)
    const problems = store.takeProblems()
    expect(problems).toHaveLength(1)
    expect(store.takeProblems()).toEqual([])
    const [kept = ''] = await readdir(home)
    expect(problems[0]).toContain(kept)
    expect(await readFile(join(home, kept), 'utf8')).toBe('{"theme": "pink"')
  })

  it('keeps the others when one is not understood, says which, and what was there', async () => {
    await mkdir(home)
    const path = join(home, 'preferences.json')
    const text = JSON.stringify({ theme: 'purple', orientation: 'vertical', fontSize: 15 })
    await writeFile(path, text)
    const expected = { ...DEFAULT_PREFERENCES, orientation: 'vertical', fontSize: 15 }
    expect(await store.read()).toEqual(expected)
    expect(await store.read()).toEqual(expected)
    const problems = store.takeProblems()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain('“theme”')

    await store.set({ fontSize: 16 })
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ theme: 'purple', fontSize: 16 })
    expect(await readdir(home)).toEqual(['preferences.json'])
    await store.set({ theme: 'dark' })
    expect(await store.read()).toEqual({ ...expected, fontSize: 16, theme: 'dark' })
    const [aside = ''] = (await readdir(home)).filter(name => name.startsWith('preferences.json.broken-'))
    expect(await readFile(join(home, aside), 'utf8')).toContain('purple')
  })

  it('keeps the other certificates when one is not understood, says which, and that one in the file', async () => {
    await mkdir(home)
    const path = join(home, 'preferences.json')
    const good = { id: 'good', domain: 'a.test', kind: 'pem', certificatePath: 'a.pem', enabled: true }
    const unfit = [{ ...good, domain: 'b.test', kind: 'jks' }, 7]
    await writeFile(path, JSON.stringify({ clientCertificates: [...unfit, good] }))
    expect((await store.read()).clientCertificates).toEqual([good])
    expect(store.takeProblems().join()).toContain(
      'a client certificate for “b.test”, a client certificate in'
    )
    expect((await store.set({ clientCertificates: [] })).clientCertificates).toEqual([])
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ clientCertificates: unfit })
    expect(await readdir(home)).toEqual(['preferences.json'])
  })

  it('drops shortcuts that no keyboard has, one by one', async () => {
    await mkdir(home)
    const written =
      '{"tab.new": ["__proto__"], "tab.close": ["Mod+W", "constructor", 7], "tab.next": [], "__proto__": ["X"]}'
    await writeFile(join(home, 'preferences.json'), `{"theme": "dark", "shortcuts": ${written}}`)
    const { theme, shortcuts } = await store.read()
    expect(theme).toBe('dark')
    expect(Object.entries(shortcuts)).toEqual(
      expect.arrayContaining([
        ['tab.close', ['Mod+W']],
        ['tab.next', []]
      ])
    )
    expect(Object.keys(shortcuts)).not.toContain('tab.new')
    expect(store.takeProblems().join()).toContain('a shortcut of “tab.new”, a shortcut of “tab.close”')
  })

  it('tells the preferences now and each change, whoever makes it', async () => {
    const { changes } = watch(store)
    expect((await changes.next()).value).toEqual(DEFAULT_PREFERENCES)
    const changed = changes.next()
    await store.set({ theme: 'dark' })
    expect((await changed).value).toMatchObject({ theme: 'dark' })
    // A store of its own stands for another process: they share nothing but the folder.
    const changedElsewhere = changes.next()
    await new PreferencesStore(home).set({ theme: 'light' })
    expect((await changedElsewhere).value).toMatchObject({ theme: 'light' })
  })

  it('stops watching when it is told to', async () => {
    const { abort, changes } = watch(store)
    await changes.next()
    const next = changes.next()
    abort.abort()
    expect(await next).toEqual({ done: true, value: undefined })
  })
})
