import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import type { ConsentRequest } from '#shared/model/consent.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { ConsentStore } from '#workspace/consents/consent-store.ts'

let folder = ''
let home = ''
let store: ConsentStore
const at = (...names: string[]) => join(folder, ...names)
const readFileOf = (path: string, collectionId = 'c'): ConsentRequest => ({
  kind: 'read-file',
  path,
  collectionId
})

beforeEach(async () => {
  folder = await temporaryFolder()
  home = at('home')
  await writeFile(at('allowed'), '')
  await writeFile(at('other'), '')
  store = new ConsentStore(home)
})

describe('what was allowed', () => {
  test('is the very file for the very collection', async () => {
    await store.add(readFileOf(at('allowed')))
    expect(store.allows(readFileOf(at('allowed')))).toBe(true)
    expect(store.allows(readFileOf(at('x', '..', 'allowed')))).toBe(true)
    for (const path of [at('other'), at(), at('allowed', 'x'), 'allowed', `${at('allowed')}\0`])
      expect(store.allows(readFileOf(path))).toBe(false)
    expect(store.allows(readFileOf(at('allowed'), 'd'))).toBe(false)
    expect(store.allows({ kind: 'read-file', path: at('allowed') })).toBe(false)
    expect(store.allows({ kind: 'unix-socket', path: at('allowed'), collectionId: 'c' })).toBe(false)
    expect(store.allows({ kind: 'open-folder', path: at('allowed') })).toBe(false)
  })

  test('is the file that a link led to, and not where it leads later', async () => {
    await symlink(at('allowed'), at('link'))
    await store.add(readFileOf(at('link')))
    expect(store.allows(readFileOf(at('allowed')))).toBe(true)
    await rm(at('link'))
    await symlink(at('other'), at('link'))
    expect(store.allows(readFileOf(at('link')))).toBe(false)
    await rm(at('allowed'))
    await symlink(at('other'), at('allowed'))
    expect(store.allows(readFileOf(at('allowed')))).toBe(false)
  })

  test('is a folder, and none beside or in it', async () => {
    await mkdir(at('a', 'b'), { recursive: true })
    await symlink(at('a'), at('link'))
    await store.add({ kind: 'open-folder', path: at('link') })
    for (const path of [at('a'), at('link'), at('a', 'b', '..')])
      expect(store.allows({ kind: 'open-folder', path })).toBe(true)
    for (const path of [at('a', 'b'), at('ab'), at()])
      expect(store.allows({ kind: 'open-folder', path })).toBe(false)
  })

  test('is each variable of the environment by itself', async () => {
    const env = (...names: string[]): ConsentRequest => ({ kind: 'process-env', names, collectionId: 'c' })
    await store.add(env('A', 'B'))
    await store.add(env('C'))
    expect(store.allows(env('C', 'A'))).toBe(true)
    expect(store.allows(env('A', 'D'))).toBe(false)
    expect(store.allows(env())).toBe(false)
    expect(store.allows({ ...env('A'), collectionId: 'd' } as ConsentRequest)).toBe(false)
  })

  test('holds in another process at once, until one of them takes it back', async () => {
    const other = new ConsentStore(home)
    expect(other.allows(readFileOf(at('allowed')))).toBe(false)
    const { id } = await store.add(readFileOf(at('allowed')))
    expect(other.allows(readFileOf(at('allowed')))).toBe(true)
    await other.revoke(id)
    await other.revoke('no such')
    expect(store.allows(readFileOf(at('allowed')))).toBe(false)
  })

  test('is told, and again whenever it changes', async () => {
    const abort = new AbortController()
    const told = new ConsentStore(home).watch(abort.signal)
    expect((await told.next()).value).toEqual([])
    const changed = told.next()
    const consent = await store.add(readFileOf(at('allowed')))
    expect((await changed).value).toEqual([consent])
    abort.abort()
    expect((await told.next()).done).toBe(true)
  })

  test('is not lost when several are told something at once', async () => {
    const stores = [store, new ConsentStore(home), new ConsentStore(home)]
    const paths = Array.from({ length: 12 }, (_, index) => at(`file-${index}`))
    await Promise.all(paths.map(async (path, index) => stores[index % 3]?.add(readFileOf(path))))
    expect(paths.filter(path => store.allows(readFileOf(path)))).toEqual(paths)
  })

  test('is nothing when the file is broken, which is set aside', async () => {
    await mkdir(home)
    await writeFile(join(home, 'consents.json'), '{"consents": [{"id')
    expect(store.allows(readFileOf(at('allowed')))).toBe(false)
    await store.add(readFileOf(at('allowed')))
    expect(store.allows(readFileOf(at('allowed')))).toBe(true)
    expect(store.takeProblems()).toEqual([expect.stringContaining('is damaged')])
    const kept = (await readdir(home)).find(name => name.startsWith('consents.json.broken-'))
    expect(await readFile(join(home, kept ?? ''), 'utf8')).toBe('{"consents": [{"id')
  })
})
