import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import http2, { type Http2ServerRequest, type Http2ServerResponse } from 'node:http2'
import { afterEach, describe, expect, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import { get } from '#test/fixtures/requests.ts'

/** In the form in which Node has header values: a character for each byte. */
const bytesOf = (text: string) => Buffer.from(text).toString('latin1')
const md5 = (text: string) => createHash('md5').update(text, 'latin1').digest('hex')

const cleanups: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup()
})

type Answer = (headers: IncomingMessage['headers']) => Record<string, string>

/**
 * A client, and a server that speaks that version only.
 * @param answer makes the headers of an answer; a challenge makes it a 401
 */
async function start(version: '1.1' | '2', answer: Answer) {
  const handle = (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse
  ) => {
    for (const [name, value] of Object.entries(answer(request.headers))) {
      response.setHeader(name, value)
      if (name === 'WWW-Authenticate') response.statusCode = 401
    }
    response.end()
  }
  const server = version === '2' ? http2.createServer(handle) : http.createServer(handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = new DirectClient({ cookies: new MemoryCookieJar() })
  cleanups.push(async () => {
    await client.close()
    server.close()
  })
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`
  const settings = { protocol: version, proxy: { mode: 'none' as const } }
  return (more: Parameters<DirectClient['execute']>[1] = {}) =>
    client.execute(get(url), { ...settings, ...more })
}

describe.each(['1.1', '2'] as const)('what a server gives comes back byte for byte: HTTP/%s', version => {
  test.each([
    // U+013B has the lower byte of a semicolon.
    ['UTF-8', bytesOf('aĻadmin=1'), 'aĻadmin=1'],
    ['UTF-8 of two bytes', bytesOf('café'), 'café'],
    ['UTF-8 that ends like a space', bytesOf('voilà'), 'voilà'],
    ['UTF-8 of three bytes', bytesOf('日本'), '日本'],
    ['Latin-1', 'caf\xe9', 'café']
  ])('a cookie in %s', async (_, bytes, text) => {
    const received: (string | undefined)[] = []
    const send = await start(version, ({ cookie }) => {
      received.push(cookie)
      return { 'Set-Cookie': `n=${bytes}` }
    })
    const [set] = (await send()).exchange.hops
    expect(set?.cookies.stored).toMatchObject([{ name: 'n', value: text }])
    expect(set?.response?.headers.find(([name]) => /^set-cookie$/i.test(name))?.[1]).toBe(`n=${text}`)

    const [sent] = (await send()).exchange.hops
    expect(received).toEqual([undefined, `n=${bytes}`])
    expect(sent?.cookies.sent).toEqual([{ name: 'n', value: text }])
    expect(sent?.sent?.head).toMatch(new RegExp(`^cookie: n=${bytes}\r$`, 'im'))
  })

  test.each([
    ['UTF-8', bytesOf('Café 日本')],
    ['Latin-1', 'Caf\xe9']
  ])('the realm of a digest in %s', async (_, realm) => {
    let answer = ''
    const send = await start(version, ({ authorization }) => {
      if (authorization === undefined)
        return { 'WWW-Authenticate': `Digest realm="${realm}", nonce="n${realm}"` }
      answer = authorization
      return {}
    })
    const auth = { kind: 'digest' as const, username: 'u', password: 'p' }
    expect((await send({ auth })).exchange.hops).toHaveLength(2)
    expect(answer).toContain(`realm="${realm}", nonce="n${realm}"`)
    expect(answer).toContain(`response="${md5(`${md5(`u:${realm}:p`)}:n${realm}:${md5('GET:/')}`)}"`)
  })
})
