import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { readCertificate } from '#test/fixtures/certs/certificates.ts'
import { get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { hasNginx, startNginx } from '#test/fixtures/servers/nginx.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import type { Program } from '#test/fixtures/servers/program.ts'

describeServer('nginx', hasNginx, () => {
  let nginx: Program
  let [plain, secure] = [0, 0]
  const client = new DirectClient({ trust: [readCertificate('ca')] })
  const mebibyte = 'x'.repeat(1024 * 1024)

  beforeAll(async () => {
    ;[plain, secure] = [await freePort(), await freePort()]
    const sites = (folder: string) => `
      gzip on; gzip_types text/plain; default_type text/plain; root ${folder};
      server {
        listen 127.0.0.1:${plain};
        location /five/ { keepalive_requests 5; alias ${folder}/; }
        location /limited/ { limit_rate 400k; gzip off; alias ${folder}/; }
        location = /drop { return 444; }
      }
      server {
        listen 127.0.0.1:${secure} ssl;
        ssl_certificate ${folder}/cert.pem; ssl_certificate_key ${folder}/key.pem;
      }`
    nginx = await startNginx([plain, secure], sites, { 'big.txt': mebibyte, 'small.txt': 'small' })
  })
  afterAll(async () => {
    await client.close()
    await nginx[Symbol.asyncDispose]()
  })

  const url = (path: string) => `http://127.0.0.1:${plain}${path}`

  test('compresses, and the body is the same', async () => {
    const response = await client.execute(get(url('/big.txt')))
    expect(response.exchange.hops[0]?.response?.headers).toContainEqual(['Content-Encoding', 'gzip'])
    expect(response.exchange.body?.encodedSize).toBeLessThan(10_000)
    expect(await response.text()).toBe(mebibyte)
  })

  test('closes a connection after five requests, and none of those that follow each other is lost', async () => {
    const statuses: (number | undefined)[] = []
    for (let i = 0; i < 23; i++) {
      const { exchange } = await client.execute(get(url('/five/small.txt')))
      statuses.push(exchange.hops.at(-1)?.response?.status)
    }
    expect(statuses).toEqual(Array(23).fill(200))
  })

  test('closes a connection after five requests, and none of a hundred at once is lost', async () => {
    const texts = await Promise.all(
      Array.from({ length: 100 }, async () => (await client.execute(get(url('/five/small.txt')))).text())
    )
    expect(texts).toEqual(Array(100).fill('small'))
  })

  test('the same for requests that are not idempotent', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async () => {
        const body = { kind: 'bytes' as const, bytes: Buffer.from('a=b') }
        const { exchange } = await client.execute(get(url('/five/small.txt'), { method: 'POST', body }))
        return exchange.hops.at(-1)?.response?.status
      })
    )
    // A file takes no POST; what counts is that each has its answer.
    expect(statuses).toEqual(Array(100).fill(405))
  })

  test.each([
    ['bytes=0-3', 206, 'bytes 0-3/5', 'smal'],
    ['bytes=-2', 206, 'bytes 3-4/5', 'll'],
    ['bytes=9-', 416, 'bytes */5', undefined]
  ])('answers the range %s', async (range, status, contentRange, text) => {
    const response = await client.execute(get(url('/small.txt'), { headers: [['Range', range]] }))
    const head = response.exchange.hops[0]?.response
    expect(head?.status).toBe(status)
    expect(head?.headers).toContainEqual(['Content-Range', contentRange])
    if (text !== undefined) expect(await response.text()).toBe(text)
  })

  test('answers that nothing was modified, and the connection stands', async () => {
    const { exchange: first } = await client.execute(get(url('/small.txt')))
    const etag = first.hops[0]?.response?.headers.find(([name]) => name === 'ETag')?.[1] ?? ''
    const request = get(url('/small.txt'), { headers: [['If-None-Match', etag]] })
    for (let i = 0; i < 2; i++) {
      const { exchange } = await client.execute(request)
      expect(exchange.hops[0]?.response?.status).toBe(304)
      expect(exchange.hops[0]?.connection?.reused).toBe(true)
      expect(exchange.body).toMatchObject({ size: 0, complete: true })
    }
  })

  test('closes without an answer, which is told as such', async () => {
    await expect(client.execute(get(url('/drop')))).rejects.toMatchObject({
      code: 'CONNECTION_CLOSED',
      reason: 'before-response'
    })
  })

  test('refuses an upload that is too large, and the answer is read', async () => {
    const body = { kind: 'bytes' as const, bytes: new Uint8Array(20 * 1024 * 1024) }
    const { exchange } = await client.execute(get(url('/'), { method: 'POST', body }))
    expect(exchange.hops[0]?.response?.status).toBe(413)
  })

  test('sends slowly, and what arrives until it is cancelled was told', async () => {
    const abort = new AbortController()
    let received = 0
    for await (const event of client.stream(get(url('/limited/big.txt')), { signal: abort.signal })) {
      if (event.type === 'progress') {
        received = event.receivedBytes
        abort.abort()
      }
      if (event.type === 'done')
        expect(event.exchange).toMatchObject({ error: { code: 'ABORTED' }, body: { complete: false } })
    }
    expect(received).toBeGreaterThan(0)
  })

  test('refuses a request line that is too long', async () => {
    const { exchange } = await client.execute(get(url(`/${'a'.repeat(10_000)}`)))
    expect(exchange.hops[0]?.response?.status).toBe(414)
  })

  test('speaks TLS', async () => {
    const { exchange } = await client.execute(get(`https://localhost:${secure}/big.txt`))
    expect(exchange.hops[0]?.connection?.tls?.authorized).toBe(true)
    expect(exchange.body?.size).toBe(mebibyte.length)
  })

  test('answers HTTP on its TLS port, and the answer is shown', async () => {
    const response = await client.execute(get(`http://127.0.0.1:${secure}/`))
    expect(response.exchange.hops[0]?.response?.status).toBe(400)
    expect(await response.text()).toContain('plain HTTP request was sent to HTTPS port')
  })
})
