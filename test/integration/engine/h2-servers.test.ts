import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Response } from '#shared/client/http-client.ts'
import { readCertificate, readLeafKey } from '#test/fixtures/certs/certificates.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { hasApache, startApache } from '#test/fixtures/servers/apache.ts'
import { hasCaddy, startCaddy } from '#test/fixtures/servers/caddy.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { hasNginx, startNginx } from '#test/fixtures/servers/nginx.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { findProgram, type Program, startProgram } from '#test/fixtures/servers/program.ts'

const nghttpdPath = findProgram('nghttpd')
const hasNghttpd = nghttpdPath !== undefined
const MEBIBYTE = 1024 * 1024
const trust = [readCertificate('ca')]
const text = 'x'.repeat(3 * MEBIBYTE)

const protocolsOf = ({ exchange }: Response) => exchange.hops.map(({ connection }) => connection?.protocol)
const connectionsOf = (responses: Response[]) =>
  new Set(responses.flatMap(({ exchange }) => exchange.hops.map(({ connection }) => connection?.id)))
const lastHop = ({ exchange }: Response) => exchange.hops.at(-1)

describeServer('nginx: HTTP/2', hasNginx, () => {
  let nginx: Program
  let [port, five, plain] = [0, 0, 0]

  beforeAll(async () => {
    ;[port, five, plain] = [await freePort(), await freePort(), await freePort()]
    const sites = (folder: string) => `
      default_type text/plain; root ${folder}; client_max_body_size 1m;
      ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
      server { listen 127.0.0.1:${port} ssl http2; }
      server { listen 127.0.0.1:${five} ssl http2; keepalive_requests 5; }
      server { listen 127.0.0.1:${plain}; }`
    nginx = await startNginx([port, five, plain], sites, { 'small.txt': 'small', 'big.txt': text })
  })
  afterAll(() => nginx[Symbol.asyncDispose]())

  const url = (path: string, at = port) => `https://localhost:${at}${path}`

  test('agrees on HTTP/2 by ALPN, and the connection carries what follows', async () => {
    const client = new DirectClient({ trust })
    const first = await client.execute(get(url('/small.txt')))
    const second = await client.execute(get(url('/big.txt')))
    expect([...protocolsOf(first), ...protocolsOf(second)]).toEqual(['h2', 'h2'])
    expect(lastHop(second)?.connection).toMatchObject({ reused: true, tls: { alpn: 'h2' } })
    expect(lastHop(first)?.response).toMatchObject({ httpVersion: '2', status: 200, statusText: '' })
    expect(await second.text()).toBe(text)
    await client.close()
  })

  test('speaks HTTP/1.1 where that is asked for, on a connection of its own', async () => {
    const client = new DirectClient({ trust })
    await client.execute(get(url('/small.txt')))
    const response = await client.execute(get(url('/small.txt')), { protocol: '1.1' })
    expect(protocolsOf(response)).toEqual(['http/1.1'])
    expect(lastHop(response)?.connection).toMatchObject({ reused: false, tls: { alpn: 'http/1.1' } })
    await client.close()
  })

  test('carries fifty requests at once on one connection, from a cold start', async () => {
    const client = new DirectClient({ trust })
    const responses = await Promise.all(
      Array.from({ length: 50 }, () => client.execute(get(url('/small.txt'))))
    )
    expect(connectionsOf(responses).size).toBe(1)
    expect(responses.filter(response => lastHop(response)?.connection?.reused === false)).toHaveLength(1)
    expect(responses.filter(response => lastHop(response)?.phases[0]?.name === 'queue')).toHaveLength(49)
    await client.close()
  })

  test.each(['GET', 'POST'])(
    'goes away after five requests, and none of a hundred that follow each other is lost: %s',
    async method => {
      const client = new DirectClient({ trust })
      const statuses = new Set<number | undefined>()
      for (let i = 0; i < 100; i++) {
        const body = method === 'POST' ? ({ kind: 'bytes', bytes: Buffer.from('a=b') } as const) : undefined
        const response = await client.execute(get(url('/small.txt', five), { method, ...(body && { body }) }))
        statuses.add(lastHop(response)?.response?.status)
      }
      expect([...statuses]).toEqual([method === 'GET' ? 200 : 405])
      await client.close()
    }
  )

  test.each(['GET', 'POST'])(
    'goes away after five requests, and none of a hundred at once is lost: %s',
    async method => {
      const client = new DirectClient({ trust })
      const body = method === 'POST' ? ({ kind: 'bytes', bytes: Buffer.from('a=b') } as const) : undefined
      const responses = await Promise.all(
        Array.from({ length: 100 }, () =>
          client.execute(get(url('/small.txt', five), { method, ...(body && { body }) }))
        )
      )
      const statuses = new Set(responses.map(response => lastHop(response)?.response?.status))
      expect([...statuses]).toEqual([method === 'GET' ? 200 : 405])
      const replayed = responses.flatMap(({ exchange }) => exchange.hops.slice(1))
      expect(replayed.length).toBeGreaterThan(0)
      for (const { reason, cause } of replayed) {
        expect(reason).toBe('reconnect')
        expect(cause).toMatchObject({ error: { code: 'CONNECTION_CLOSED', reason: 'goaway' } })
      }
      await client.close()
    }
  )

  test('refuses an upload that is too large, and the answer is read', async () => {
    const client = new DirectClient({ trust })
    const body = { kind: 'bytes', bytes: new Uint8Array(20 * MEBIBYTE) } as const
    const response = await client.execute(get(url('/'), { method: 'POST', body }))
    expect(lastHop(response)?.response?.status).toBe(413)
    expect(lastHop(response)?.sent?.bodyBytes).toBeLessThan(20 * MEBIBYTE)
    await client.close()
  })

  test('does not speak HTTP/2 by prior knowledge, and that is told', async () => {
    const client = new DirectClient()
    const error = await failureOf(client.execute(get(`http://127.0.0.1:${plain}/`), { protocol: '2' }))
    expect(error).toMatchObject({ code: 'PROTOCOL', reason: 'h2-frames' })
    await client.close()
  })
})

function startNghttpd(port: number, options: string[]): Promise<Program> {
  return startProgram({
    executable: nghttpdPath ?? 'nghttpd',
    ports: [port],
    configure: folder => ({
      args: [
        '--address=127.0.0.1',
        `--htdocs=${folder}`,
        ...options,
        `${port}`,
        `${folder}/key.pem`,
        `${folder}/cert.pem`
      ],
      files: {
        'small.txt': 'small',
        'big.txt': text,
        'key.pem': readLeafKey(),
        'cert.pem': readCertificate('good')
      }
    })
  })
}

describeServer('nghttpd', hasNghttpd, () => {
  let nghttpd: Program
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    nghttpd = await startNghttpd(port, ['--trailer=x-checksum: 1234', '--max-concurrent-streams=3'])
  })
  afterAll(() => nghttpd[Symbol.asyncDispose]())

  const url = (path: string) => `https://localhost:${port}${path}`

  test('ends a body with trailers', async () => {
    const client = new DirectClient({ trust })
    const response = await client.execute(get(url('/small.txt')))
    expect(lastHop(response)?.response?.trailers).toEqual([['x-checksum', '1234']])
    expect(await response.text()).toBe('small')
    await client.close()
  })

  test('takes three requests at once, and is sent no more on one connection', async () => {
    const client = new DirectClient({ trust, limits: { perOrigin: 2 } })
    const responses = await Promise.all(
      Array.from({ length: 40 }, () => client.execute(get(url('/big.txt'))))
    )
    expect(responses.map(({ exchange }) => exchange.hops.length)).toEqual(Array(40).fill(1))
    expect(responses.map(({ exchange }) => exchange.body?.size)).toEqual(Array(40).fill(text.length))
    expect(connectionsOf(responses).size).toBe(2)
    await client.close()
  })

  test('answers while it is still sent to, and the rest of the upload is left', async () => {
    const early = await freePort()
    await using _ = await startNghttpd(early, ['--early-response'])
    const origin = `https://localhost:${early}`
    const client = new DirectClient({ trust })
    let pulled = 0
    async function* chunks() {
      for (; pulled < 2000; pulled++) yield new Uint8Array(MEBIBYTE)
    }
    const body = { kind: 'stream', chunks: chunks() } as const
    const response = await client.execute(get(`${origin}/nothing`, { method: 'POST', body }))
    expect(lastHop(response)?.response?.status).toBe(404)
    expect(pulled).toBeLessThan(2000)
    // The connection goes on.
    const next = await client.execute(get(`${origin}/small.txt`))
    expect(lastHop(next)?.connection?.reused).toBe(true)
    await client.close()
  })

  test('says that HTTP/1.1 alone does not agree with it', async () => {
    const client = new DirectClient({ trust })
    const error = await failureOf(client.execute(get(url('/small.txt')), { protocol: '1.1' }))
    expect(['TLS', 'CONNECTION_CLOSED', 'PROTOCOL']).toContain(error.code)
    await client.close()
  })
})

describeServer('caddy: HTTP/2', hasCaddy, () => {
  let caddy: Program
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    const sites = (folder: string) => `
      https://localhost:${port} {
        tls ${folder}/cert.pem ${folder}/key.pem
        header /many +X-Many one
        header /many +X-Many two
        respond /many "{http.request.proto} {http.request.host} {http.request.header.X-Twice}"
        respond /teapot 418
        root * ${folder}
        encode gzip
        file_server
      }`
    caddy = await startCaddy([port], sites, { 'big.txt': text })
  })
  afterAll(() => caddy[Symbol.asyncDispose]())

  const url = (path: string) => `https://localhost:${port}${path}`

  test('reads what was typed, and the order of what it answers is kept', async () => {
    const client = new DirectClient({ trust })
    const headers: [string, string][] = [
      ['Host', `localhost:${port}`],
      ['X-Twice', 'a'],
      ['x-twice', 'b']
    ]
    const response = await client.execute(get(url('/many'), { headers }))
    expect(await response.text()).toBe('HTTP/2.0 localhost a,b')
    const many = lastHop(response)?.response?.headers.filter(([name]) => name === 'x-many')
    expect(many).toEqual([
      ['x-many', 'one'],
      ['x-many', 'two']
    ])
    await client.close()
  })

  test('compresses, and statuses without a body are read', async () => {
    const client = new DirectClient({ trust })
    expect(await (await client.execute(get(url('/big.txt')))).text()).toBe(text)
    const teapot = await client.execute(get(url('/teapot'), { method: 'HEAD' }))
    expect(lastHop(teapot)?.response?.status).toBe(418)
    await client.close()
  })
})

describeServer('Apache httpd: HTTP/2', hasApache, () => {
  let apache: Program
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    const configuration = (folder: string) => `
      Protocols h2c http/1.1
      MaxKeepAliveRequests 3
      H2MaxSessionStreams 4
      <Directory ${folder}>
        Require all granted
      </Directory>`
    apache = await startApache(port, ['http2'], configuration, { 'big.txt': text })
  })
  afterAll(() => apache[Symbol.asyncDispose]())

  test('speaks HTTP/2 by prior knowledge where that is asked for, and else HTTP/1.1', async () => {
    const client = new DirectClient()
    const url = `http://127.0.0.1:${port}/big.txt`
    const known = await client.execute(get(url), { protocol: '2' })
    const plain = await client.execute(get(url))
    expect([...protocolsOf(known), ...protocolsOf(plain)]).toEqual(['h2c', 'http/1.1'])
    expect(await known.text()).toBe(text)
    expect(await plain.text()).toBe(text)
    await client.close()
  })

  test('is sent an upload by twelve requests at once', async () => {
    const client = new DirectClient()
    const body = { kind: 'bytes', bytes: Buffer.from(text) } as const
    const url = `http://127.0.0.1:${port}/dumped`
    const responses = await Promise.all(
      Array.from({ length: 12 }, () => client.execute(get(url, { method: 'POST', body }), { protocol: '2' }))
    )
    for (const response of responses) {
      expect(lastHop(response)?.response?.status).toBe(404)
      expect(await response.text()).toContain('Not Found')
    }
    await client.close()
  })
})
