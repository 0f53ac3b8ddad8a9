import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { cookieKey } from '#shared/model/cookie-key.ts'
import type { CookieChange, CookieRecord } from '#shared/model/cookies.ts'
import { CookieStore } from '#workspace/cookie-store.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

function cookie(name: string, more: Partial<CookieRecord> = {}): CookieRecord {
  return {
    name,
    value: 'v',
    domain: 'example.com',
    path: '/',
    expires: '2999-01-01T00:00:00.000Z',
    secure: false,
    httpOnly: false,
    hostOnly: true,
    createdAt: '2026-01-01T00:00:00.000Z',
    ...more
  }
}

const set = (record: CookieRecord): CookieChange => ({ key: cookieKey(record), cookie: record })
const remove = (name: string): CookieChange => ({ key: cookieKey(cookie(name)) })
const names = (changes: CookieChange[]) => changes.map(({ cookie }) => cookie?.name).sort()

describe('the cookie store', () => {
  let home: string
  let file: string
  let store: CookieStore

  beforeEach(async () => {
    home = join(await temporaryFolder(), 'not there yet')
    file = join(home, 'cookies.json')
    store = new CookieStore(home)
  })

  const stored = () => new CookieStore(home).merge([])

  it('has nothing before something is stored', async () => {
    expect(await store.merge([])).toEqual([])
  })

  it('keeps what is set and forgets what is deleted', async () => {
    expect(await store.merge([set(cookie('a')), set(cookie('b'))])).toEqual([])
    expect(await stored()).toEqual([set(cookie('a')), set(cookie('b'))])
    await store.merge([remove('a'), set(cookie('b', { value: 'new' }))])
    expect(await stored()).toEqual([set(cookie('b', { value: 'new' }))])
  })

  it.skipIf(process.platform === 'win32')('lets only its owner read them', async () => {
    await store.merge([set(cookie('a'))])
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  it('does not store what ends with the process or has ended, and that takes out what was stored', async () => {
    const { expires: _, ...session } = cookie('a')
    await store.merge([set(session), set(cookie('b', { expires: '1999-01-01T00:00:00.000Z' }))])
    await expect(stat(file)).rejects.toMatchObject({ code: 'ENOENT' })
    await store.merge([set(cookie('a')), set(cookie('c'))])
    await store.merge([set(session)])
    expect(names(await stored())).toEqual(['c'])
  })

  it('tells what another process changed, once, and its own changes stand over it', async () => {
    // A store of its own stands for another process: they share nothing but the folder.
    const other = new CookieStore(home)
    await store.merge([set(cookie('a')), set(cookie('b')), set(cookie('c'))])
    await other.merge([])
    await other.merge([remove('a'), set(cookie('b', { value: 'theirs' })), set(cookie('d'))])
    expect(await store.merge([set(cookie('b', { value: 'ours' }))])).toEqual([remove('a'), set(cookie('d'))])
    expect(await store.merge([])).toEqual([])
    expect(await other.merge([])).toEqual([set(cookie('b', { value: 'ours' }))])
    expect(names(await stored())).toEqual(['b', 'c', 'd'])
  })

  it('loses nothing that two processes store at once', async () => {
    const other = new CookieStore(home)
    const saves = Array.from({ length: 20 }, (_, n) => [
      store.merge([set(cookie(`ours${n}`))]),
      other.merge([set(cookie(`theirs${n}`))])
    ])
    await Promise.all(saves.flat())
    expect(await stored()).toHaveLength(40)
  })

  it('keeps a file that it cannot read, and says so once', async () => {
    await mkdir(home)
    await writeFile(file, '{"cookies": [{"name": 1}]}')
    expect(await store.merge([])).toEqual([])
    const problems = store.takeProblems()
    expect(problems).toHaveLength(1)
    expect(store.takeProblems()).toEqual([])
    await store.merge([set(cookie('a'))])
    const kept = (await readdir(home)).find(name => name.startsWith('cookies.json.broken-')) ?? ''
    expect(problems[0]).toContain(kept)
    expect(await readFile(join(home, kept), 'utf8')).toBe('{"cookies": [{"name": 1}]}')
    expect(names(await stored())).toEqual(['a'])
  })

  it('writes over nothing that it can neither read nor set aside', async () => {
    const folder = join(await temporaryFolder(), 'a file')
    await writeFile(folder, '')
    await expect(new CookieStore(folder).merge([set(cookie('a'))])).rejects.toMatchObject({ code: 'IO' })
    await mkdir(file, { recursive: true })
    await expect(store.merge([set(cookie('a'))])).rejects.toMatchObject({ code: 'IO', facts: { path: file } })
    expect((await stat(file)).isDirectory()).toBe(true)
  })

  it('keeps keys that it does not know', async () => {
    await mkdir(home)
    const known = { ...cookie('a'), partitionKey: 'x' }
    await writeFile(file, JSON.stringify({ fromTheFuture: [1], cookies: [known] }))
    await store.merge([set(cookie('b'))])
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      fromTheFuture: [1],
      cookies: [known, cookie('b')]
    })
  })

  it('removes what a crash left half written, and nothing else', async () => {
    await mkdir(home)
    await writeFile(join(home, '.cookies.json.0123456789ab.tmp'), '{"cookies": [')
    await writeFile(join(home, '.preferences.json.0123456789ab.tmp'), '{')
    await store.merge([set(cookie('a'))])
    expect((await readdir(home)).sort()).toEqual(['.preferences.json.0123456789ab.tmp', 'cookies.json'])
  })

  it('holds a few thousand', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => set(cookie(`c${n}`, { domain: `h${n % 100}.test` })))
    await store.merge(many)
    expect(await stored()).toEqual(many)
  })
})
