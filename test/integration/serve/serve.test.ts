import { once } from 'node:events'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type ClientOptions, WebSocket } from 'ws'
import { createHost, type Host } from '#host/create-host.ts'
import type { Request } from '#shared/client/http-client.ts'
import { MockClient } from '#shared/client/mock-client.ts'
import { createRpcHttpClient } from '#shared/client/rpc-http-client.ts'
import type { Contract } from '#shared/contract/index.ts'
import { MAX_FRAME_BYTES } from '#shared/contract/limits.ts'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import { createWebSocketPort } from '#shared/rpc/websocket-port.ts'
import { createServeShell } from '../../../cli/serve/serve-shell.ts'
import { type RunningServer, startServer } from '../../../cli/serve/start-server.ts'
import { hostParts } from '../../fixtures/host-parts.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

describe('sonde serve', () => {
  let folder: string
  let client: MockClient
  let previews: PreviewShelf
  let host: Host
  let server: RunningServer

  beforeEach(async () => {
    folder = await temporaryFolder()
    const root = join(folder, 'renderer')
    await mkdir(join(root, 'assets', 'deep'), { recursive: true })
    await writeFile(join(root, 'index.html'), '<!doctype html><title>Sonde</title>')
    await writeFile(join(root, 'assets', 'main-abc.js'), 'export {}')
    await writeFile(join(root, 'assets', 'ä b.woff2'), 'font')
    await writeFile(join(root, 'icon.svg'), '<svg/>')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await symlink(join(folder, 'secret.txt'), join(root, 'assets', 'link.txt'))
    await symlink(folder, join(root, 'assets', 'up'))

    previews = new PreviewShelf()
    client = new MockClient(() => ({ body: 'hello' }))
    host = createHost(hostParts(folder, { shell: createServeShell(previews) }, client))
    server = await startServer({ root, host, previews, port: 0, allowedNames: ['sonde.lan'] })
  })

  afterEach(async () => {
    await server.close()
    await host.close()
  })

  interface Answer {
    status: number | undefined
    headers: IncomingHttpHeaders
    body: string
  }

  /** As written: Node's client normalises no path, and sends whatever Host it is given. */
  function ask(path: string, { method = 'GET', headers = {} } = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest({ port: server.port, host: '127.0.0.1', path, method, headers })
      request.on('error', reject)
      request.on('response', response => {
        const { statusCode: status, headers } = response
        text(response).then(body => resolve({ status, headers, body }), reject)
      })
      request.end()
    })
  }

  interface Attempt {
    token?: string | undefined
    protocols?: string[]
    origin?: string | undefined
    path?: string
    host?: string
  }

  function open({
    token = server.token,
    protocols,
    origin,
    path = '/rpc',
    host: name
  }: Attempt = {}): WebSocket {
    const options: ClientOptions = {
      origin: origin ?? `http://127.0.0.1:${server.port}`,
      ...(name !== undefined && { headers: { host: name } })
    }
    const offered = protocols ?? ['sonde', `sonde.${token}`]
    return new WebSocket(`ws://127.0.0.1:${server.port}${path}`, offered, options)
  }

  /** The status with which a connection is refused. */
  async function refused(socket: WebSocket): Promise<number | undefined> {
    socket.on('error', () => {})
    const [, response] = await once(socket, 'unexpected-response')
    socket.terminate()
    return response.statusCode
  }

  async function connect() {
    const socket = open()
    await once(socket, 'open')
    return createRpcClient<Contract>(createWebSocketPort(socket))
  }

  describe('files', () => {
    it('are readable without a token', async () => {
      const page = await ask('/')
      expect(page).toMatchObject({ status: 200, body: '<!doctype html><title>Sonde</title>' })
      expect(page.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin'
      })
      const policy = page.headers['content-security-policy']
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${server.port}`)
      expect(policy).not.toContain('unsafe-eval')
    })

    it('have their types and are kept when their name changes with them', async () => {
      const script = await ask('/assets/main-abc.js?v=1')
      expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
      expect(script.headers['cache-control']).toContain('immutable')
      expect((await ask('/assets/%C3%A4%20b.woff2')).headers['content-type']).toBe('font/woff2')
      expect((await ask('/icon.svg')).headers).toMatchObject({
        'content-type': 'image/svg+xml',
        'cache-control': 'no-store'
      })
    })

    it('can be asked about with HEAD, and only read', async () => {
      expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
      for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE']) {
        expect((await ask('/', { method })).status, method).toBe(405)
      }
    })

    it.each([
      '/../secret.txt',
      '/assets/../../secret.txt',
      '/..%2fsecret.txt',
      '/%2e%2e/secret.txt',
      '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
      '/..\\secret.txt',
      '/..%5csecret.txt',
      '//etc/passwd',
      '/assets/link.txt',
      '/assets/up/secret.txt',
      '/assets/deep',
      '/assets/',
      '/index.html%00.js',
      '/%',
      '/%ff',
      'http://127.0.0.1/secret.txt',
      '/nothing.js'
    ])('are nothing but those of the renderer: %s', async path => {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('secret')
    })

    it.each(['localhost', 'LOCALHOST:1', '127.0.0.1:99', '[::1]:7', 'sonde.lan', 'sonde.lan:80'])(
      'are served to the name %s',
      async host => expect((await ask('/', { headers: { host } })).status).toBe(200)
    )

    it.each(['evil.test', 'localhost.evil.test', '127.0.0.1.evil.test', 'localhost:x', '0.0.0.0'])(
      'are not served to the name “%s”',
      async host => expect((await ask('/', { headers: { host } })).status).toBe(421)
    )
  })

  describe('a document that is previewed', () => {
    const FRAME = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'cross-site' }
    const DOCUMENT = { html: '<p>Foreign</p>', policy: 'sandbox' }
    let path: string
    let abort: AbortController
    let shown: AsyncGenerator<{ id: string }>

    beforeEach(async () => {
      abort = new AbortController()
      shown = previews.show(DOCUMENT, abort.signal)
      path = `/preview/${(await shown.next()).value?.id}`
    })

    it('is there for a frame of a foreign origin, with a policy of its own', async () => {
      const answer = await ask(path, { headers: FRAME })
      expect(answer).toMatchObject({ status: 200, body: DOCUMENT.html })
      expect(answer.headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': 'sandbox',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store'
      })
    })

    it.each([
      ['under the name of the page itself', { ...FRAME, 'sec-fetch-site': 'same-origin' }],
      ['to another page of the same name', { ...FRAME, 'sec-fetch-site': 'same-site' }],
      ['as a page of its own', { 'sec-fetch-dest': 'document', 'sec-fetch-site': 'none' }],
      ['as a script', { ...FRAME, 'sec-fetch-dest': 'script' }],
      ['to what is no browser', {}]
    ])('is not there %s', async (_, headers) => {
      const answer = await ask(path, { headers })
      expect(answer.status).toBe(404)
      expect(answer.body).not.toContain('Foreign')
    })

    it('is not there under a foreign name, nor to be changed', async () => {
      expect((await ask(path, { headers: { ...FRAME, host: 'evil.test' } })).status).toBe(421)
      for (const method of ['POST', 'HEAD', 'OPTIONS', 'PUT'])
        expect((await ask(path, { method, headers: FRAME })).status, method).toBe(405)
    })

    it('is gone when nobody looks at it any more', async () => {
      const over = shown.next()
      abort.abort()
      await over
      expect((await ask(path, { headers: FRAME })).status).toBe(404)
    })

    it.each(['', '/', '/../index.html', '/index.html', '?x', '/assets/main-abc.js'])(
      'has nothing else at its address: %j',
      async end => expect((await ask(`${path}${end || 'x'}`, { headers: FRAME })).status).toBe(404)
    )

    it('may be shown by a page of the other name of this machine alone', async () => {
      const policyOf = async (host: string) =>
        (await ask('/', { headers: { host } })).headers['content-security-policy']
      expect(await policyOf('127.0.0.1:7')).toContain('frame-src http://localhost:7/preview/;')
      expect(await policyOf('localhost:7')).toContain('frame-src http://127.0.0.1:7/preview/;')
      expect(await policyOf('sonde.lan')).not.toContain('frame-src')
    })
  })

  describe('the contract', () => {
    it('is there for our own page with the token', async () => {
      const rpc = await connect()
      expect(await rpc.call('shell.info', {})).toMatchObject({ kind: 'serve' })
      await expect(rpc.call('shell.openExternal', { url: 'http://a.test' })).rejects.toMatchObject({
        facts: { problem: expect.stringContaining('browser') }
      })
    })

    it('answers with the protocol and never with the token', async () => {
      const socket = open()
      await once(socket, 'open')
      expect(socket.protocol).toBe('sonde')
    })

    it('is refused without the token or with another', async () => {
      expect(await refused(open({ protocols: ['sonde'] }))).toBe(401)
      expect(await refused(open({ protocols: [] }))).toBe(401)
      expect(await refused(open({ protocols: [`sonde.${server.token}`] }))).toBe(401)
      expect(await refused(open({ token: 'x'.repeat(server.token.length) }))).toBe(401)
      expect(await refused(open({ token: server.token.slice(0, -1) }))).toBe(401)
    })

    it('is refused to pages of other origins, and to what is no page', async () => {
      for (const origin of [
        'http://evil.test',
        'null',
        `https://127.0.0.1:${server.port}`,
        'http://127.0.0.1:1'
      ]) {
        expect(await refused(open({ origin })), origin).toBe(403)
      }
      const noPage = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, ['sonde', `sonde.${server.token}`])
      expect(await refused(noPage)).toBe(403)
    })

    it('is refused to foreign names, also with a matching origin', async () => {
      expect(await refused(open({ host: 'evil.test', origin: 'http://evil.test' }))).toBe(421)
      const allowed = open({ host: 'sonde.lan', origin: 'http://sonde.lan' })
      await once(allowed, 'open')
    })

    it('is nowhere but at its path', async () => {
      expect(await refused(open({ path: '/' }))).toBe(404)
      expect(await refused(open({ path: '/rpc/../rpc2' }))).toBe(404)
      expect((await ask('/rpc')).status).toBe(404)
    })

    it('serves two clients, each with bodies and a window of its own', async () => {
      const [one, other] = [await connect(), await connect()]
      const [a, b] = await Promise.all([one.call('window.attach', {}), other.call('window.attach', {})])
      expect(a.id).not.toBe(b.id)
      const response = await createRpcHttpClient(one).execute({
        method: 'GET',
        url: 'http://a.test/',
        headers: [],
        body: { kind: 'empty' }
      })
      expect(await response.text()).toBe('hello')
      const id = response.exchange.body?.id ?? ''
      await expect(other.call('body.read', { id, offset: 0, length: 1 })).rejects.toMatchObject({
        code: 'IO'
      })
      expect(client.storedBodies).toBe(1)

      one.close()
      await vi.waitUntil(() => client.storedBodies === 0)
      expect((await connect().then(again => again.call('window.attach', { id: a.id }))).id).toBe(a.id)
      expect(await other.call('shell.info', {})).toBeDefined()
    })

    it('sends a body larger than a frame may be, and loses no connection over a frame that is too large', async () => {
      const socket = open()
      await once(socket, 'open')
      const rpc = createRpcClient<Contract>(createWebSocketPort(socket, { maxFrameBytes: MAX_FRAME_BYTES }))
      const bytes = new Uint8Array(MAX_FRAME_BYTES + 1)
      const request: Request = {
        method: 'POST',
        url: 'http://a.test/',
        headers: [],
        body: { kind: 'bytes', bytes }
      }
      const { exchange } = await createRpcHttpClient(rpc).execute(request)
      expect(exchange.request.body.size).toBe(bytes.byteLength)

      const { tabs } = await rpc.call('window.attach', {})
      const [tab] = tabs
      if (!tab) throw new Error('a window begins with a tab')
      const url = 'x'.repeat(MAX_FRAME_BYTES)
      const saving = rpc.call('window.saveTab', { tab: { ...tab, draft: { ...tab.draft, url } } })
      await expect(saving).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'frame' })
      const executing = rpc.stream('exchange.execute', {
        request: { ...request, url, body: { kind: 'empty' } },
        settings: {}
      })
      await expect(executing.next()).rejects.toMatchObject({ code: 'BODY_LIMIT', reason: 'frame' })
      expect(await rpc.call('shell.info', {})).toBeDefined()
    })

    it('answers messages that are no frames and goes on', async () => {
      const socket = open()
      await once(socket, 'open')
      const answered = once(socket, 'message')
      socket.send('{"type":"call"}')
      await answered
      const again = once(socket, 'message')
      socket.send(Uint8Array.of(255, 255, 255, 255, 0))
      await again
      const rpc = createRpcClient<Contract>(createWebSocketPort(socket))
      expect(await rpc.call('shell.info', {})).toBeDefined()
    })

    it('ends for everyone when the server is closed', async () => {
      const rpc = await connect()
      await server.close()
      await rpc.closed
      server = await startServer({ root: folder, host, previews, port: 0, allowedNames: [] })
    })
  })
})
