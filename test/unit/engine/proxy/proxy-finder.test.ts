import { expect, test } from 'vitest'
import { findInEnvironment, proxyFinder } from '#engine/proxy/proxy-finder.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { splitUrl } from '#shared/url/split-url.ts'

const HTTP = 'http://example.org/'
const HTTPS = 'https://example.org/'

const environments: [env: Record<string, string>, url: string, found: string | undefined][] = [
  [{}, HTTP, undefined],
  [{ http_proxy: 'http://p:1' }, HTTP, 'http://p:1'],
  [{ http_proxy: 'http://p:1' }, HTTPS, undefined],
  [{ HTTP_PROXY: 'http://evil:1' }, HTTP, undefined],
  [{ https_proxy: 'http://p:1' }, HTTPS, 'http://p:1'],
  [{ HTTPS_PROXY: 'http://p:1' }, HTTPS, 'http://p:1'],
  [{ HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' }, HTTPS, 'http://q:2'],
  [{ HTTPS_PROXY: 'http://p:1', https_proxy: '' }, HTTPS, 'http://p:1'],
  [{ https_proxy: 'http://p:1' }, HTTP, undefined],
  [{ all_proxy: 'socks5h://p:1' }, HTTP, 'socks5h://p:1'],
  [{ ALL_PROXY: 'socks5h://p:1' }, HTTPS, 'socks5h://p:1'],
  [{ ALL_PROXY: 'socks5h://p:1', http_proxy: 'q:2' }, HTTP, 'http://q:2'],
  [{ all_proxy: 'http://p:1', no_proxy: 'example.org' }, HTTP, undefined],
  [{ all_proxy: 'http://p:1', NO_PROXY: '*' }, HTTP, undefined],
  [{ all_proxy: 'http://p:1', no_proxy: 'example.com', NO_PROXY: '*' }, HTTP, 'http://p:1'],
  [{ all_proxy: 'http://p:1', no_proxy: 'example.org:443' }, HTTP, 'http://p:1'],
  [{ all_proxy: 'http://p:1', no_proxy: 'example.org:443' }, HTTPS, undefined]
]
test.each(environments)('with %j, %s goes by %s', (env, url, found) => {
  expect(findInEnvironment(env, splitUrl(url))?.url).toBe(found)
})

test('a variable that holds no proxy is named', () => {
  expect(() => findInEnvironment({ https_proxy: 'nonsense://x' }, splitUrl(HTTPS))).toThrow(
    /^The variable https_proxy starts with “nonsense:\/\/”/
  )
  // Whoever is not to go by it needs not care.
  expect(findInEnvironment({ https_proxy: 'nonsense://x', no_proxy: '*' }, splitUrl(HTTPS))).toBeUndefined()
})

test('no proxy, whatever the environment says', () => {
  expect(proxyFinder({ mode: 'none' }, { env: { all_proxy: 'http://p:1' } })(splitUrl(HTTP))).toBeUndefined()
})

test('a proxy that was set, but for who is to be reached without it', async () => {
  const find = proxyFinder(
    { mode: 'url', url: 'http://p:1', bypass: 'localhost' },
    { env: { no_proxy: '*' } }
  )
  expect(await find(splitUrl(HTTP))).toMatchObject({ url: 'http://p:1' })
  expect(await find(splitUrl('http://localhost/'))).toBeUndefined()
})

test('a proxy that was set wrongly is refused before anything is sent', () => {
  expect(() => proxyFinder({ mode: 'url', url: 'http://' }, { env: {} })).toThrow(ClientError)
})

test.each([
  ['http://user:secret@example.org/a/b?c#d', 'http://example.org/a/b?c'],
  ['https://user:secret@example.org:8443/a/b?c#d', 'https://example.org:8443/']
])('the operating system is asked for %s without what is none of its business', async (url, asked) => {
  const questions: string[] = []
  const systemProxy = async (question: string) => {
    questions.push(question)
    return 'PROXY proxy.test:3128'
  }
  const find = proxyFinder({ mode: 'system' }, { env: { all_proxy: 'http://p:1' }, systemProxy })
  expect(await find(splitUrl(url))).toMatchObject({ url: 'http://proxy.test:3128' })
  expect(questions).toEqual([asked])
})

test.each([
  ['does not answer', async () => Promise.reject(new Error('no answer')), 'no answer'],
  ['answers nonsense', async () => 'nonsense', '“nonsense” names no proxy that Sonde can use']
])('an operating system that %s is no direct way', async (_, systemProxy, problem) => {
  const find = proxyFinder({ mode: 'system' }, { env: {}, systemProxy })
  await expect(find(splitUrl(HTTP))).rejects.toMatchObject({
    code: 'PROXY',
    reason: 'lookup',
    phase: 'proxy-lookup',
    facts: { host: 'example.org', problem }
  })
})
