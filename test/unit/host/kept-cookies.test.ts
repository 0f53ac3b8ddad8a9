import { mkdir, readFile, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { KeptCookies } from '#host/kept-cookies.ts'
import type { CookieChange } from '#shared/model/cookies.ts'
import { splitUrl } from '#shared/url/split-url.ts'
import { CookieStore } from '#workspace/cookie-store.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const URL = splitUrl('http://example.com/')
const set = ({ jar }: KeptCookies, ...cookies: string[]) => jar.store(URL, cookies)
const names = ({ jar }: KeptCookies) => jar.cookiesFor(URL, false).map(({ name }) => name)

describe('kept cookies', () => {
  let home: string
  beforeEach(async () => {
    home = await temporaryFolder()
  })
  const open = async () => {
    const cookies = new KeptCookies(new CookieStore(home))
    await cookies.loaded
    return cookies
  }

  it('are there again in the next process, but for those of the session', async () => {
    const cookies = await open()
    set(cookies, 'stays=1; Max-Age=100', 'goes=1')
    await cookies.close()
    expect(names(await open())).toEqual(['stays'])
  })

  it('are stored soon, without being asked to', async () => {
    const cookies = await open()
    set(cookies, 'a=1; Max-Age=100')
    await expect
      .poll(() => readFile(join(home, 'cookies.json'), 'utf8').catch(() => ''), { timeout: 5000 })
      .toContain('"a"')
    await cookies.close()
  })

  it('are joined with what another process got, and what was set last counts', async () => {
    const [ours, theirs] = [await open(), await open()]
    set(ours, 'a=1; Max-Age=100', 'b=1; Max-Age=100')
    await ours.close()
    set(theirs, 'c=1; Max-Age=100', 'a=; Max-Age=0')
    await theirs.close()
    expect(names(theirs).sort()).toEqual(['a', 'b', 'c'])
    set(ours, 'a=; Max-Age=0', 'd=1; Max-Age=100')
    await ours.close()
    expect(names(ours).sort()).toEqual(['b', 'c', 'd'])
    expect(names(await open()).sort()).toEqual(['b', 'c', 'd'])
  })

  it('are used before they are loaded, and then stand over what is stored', async () => {
    const before = await open()
    set(before, 'a=old; Max-Age=100')
    await before.close()
    const cookies = new KeptCookies(new CookieStore(home))
    set(cookies, 'a=new; Max-Age=100')
    await cookies.loaded
    expect(cookies.jar.cookiesFor(URL, false)).toEqual([{ name: 'a', value: 'new' }])
    await cookies.close()
    expect((await open()).jar.cookiesFor(URL, false)).toEqual([{ name: 'a', value: 'new' }])
  })

  it('are stored when they are closed, also by a save that has begun before', async () => {
    const store = new HeldStore(home)
    const cookies = new KeptCookies(store)
    await cookies.loaded
    const begun = store.holdNext()
    set(cookies, 'a=1; Max-Age=100')
    const goOn = await begun
    const closed = cookies.close()
    goOn()
    await closed
    expect(names(await open())).toEqual(['a'])
  })

  it('are stored in the order in which they came, also when an older save fails later', async () => {
    const store = new HeldStore(home)
    const cookies = new KeptCookies(store)
    await cookies.loaded
    const begun = store.holdNext()
    set(cookies, 'a=old; Max-Age=100')
    const goOn = await begun
    set(cookies, 'a=new; Max-Age=100')
    const closed = cookies.close()
    goOn(new Error('The disk is full.'))
    await closed
    await cookies.close()
    expect((await open()).jar.cookiesFor(URL, false)).toEqual([{ name: 'a', value: 'new' }])
  })

  it('that cannot be stored are kept for the next time, and that is said once', async () => {
    await mkdir(join(home, 'cookies.json'))
    const cookies = await open()
    expect(cookies.takeProblems()).toEqual([expect.stringContaining('cookies.json')])
    set(cookies, 'a=1; Max-Age=100')
    await cookies.close()
    expect(cookies.takeProblems()).toHaveLength(1)
    expect(cookies.takeProblems()).toEqual([])
    await rmdir(join(home, 'cookies.json'))
    await cookies.close()
    expect(names(await open())).toEqual(['a'])
  })
})

/** A store in which one save can be made to wait. */
class HeldStore extends CookieStore {
  #hold: (() => Promise<void>) | undefined

  /** Holds the next save. @returns when that has begun: what lets it go on, or fail */
  holdNext(): Promise<(failure?: Error) => void> {
    return new Promise(begun => {
      this.#hold = () =>
        new Promise((resolve, reject) => begun(failure => (failure ? reject(failure) : resolve())))
    })
  }

  override async merge(changes: readonly CookieChange[]): Promise<CookieChange[]> {
    const hold = this.#hold
    this.#hold = undefined
    await hold?.()
    return super.merge(changes)
  }
}
