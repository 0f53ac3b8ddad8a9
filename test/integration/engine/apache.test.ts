import { afterAll, beforeAll, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import { get } from '#test/fixtures/requests.ts'
import { hasApache, startApache } from '#test/fixtures/servers/apache.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import type { Program } from '#test/fixtures/servers/program.ts'

const MODULES = ['deflate', 'brotli', 'filter', 'reflector', 'setenvif', 'asis', 'headers', 'dir', 'alias']

describeServer('Apache httpd', hasApache, () => {
  let apache: Program
  let port = 0
  const client = new DirectClient()
  const text = 'What is well said is soon said. '.repeat(2000)

  beforeAll(async () => {
    port = await freePort()
    const configuration = (folder: string) => `
      TraceEnable on
      MaxKeepAliveRequests 3
      <Directory ${folder}>
        Require all granted
      </Directory>
      <Location /gzip/>
        SetOutputFilter DEFLATE
      </Location>
      <Location /br/>
        SetOutputFilter BROTLI_COMPRESS
      </Location>
      <Location /reflect>
        SetHandler reflector
      </Location>
      SetEnvIf Request_URI ^/old/ downgrade-1.0 force-response-1.0 nokeepalive
      Redirect permanent /moved /plain/text.txt
      AddHandler send-as-is asis
      <Location /merged/>
        Header add X-Many one
        Header add X-Many two
      </Location>`
    const files = Object.fromEntries(
      ['plain', 'gzip', 'br', 'old', 'merged'].map(folder => [`${folder}/text.txt`, text])
    )
    apache = await startApache(port, MODULES, configuration, {
      ...files,
      'odd.asis': 'Status: 299 So it goes\nContent-Type: text/plain\nX-Odd: yes\n\nas it is'
    })
  })
  afterAll(async () => {
    await client.close()
    await apache[Symbol.asyncDispose]()
  })

  const url = (path: string) => `http://127.0.0.1:${port}${path}`

  test('TRACE gives back the head as it came: it is the one that was recorded', async () => {
    const headers: [string, string][] = [
      ['X-b', '1'],
      ['x-A', '2']
    ]
    const response = await client.execute(get(url('/a/./b?x={y}'), { method: 'TRACE', headers }))
    expect(await response.text()).toBe(response.exchange.hops[0]?.sent?.head)
    expect(response.exchange.body?.contentType).toBe('message/http')
  })

  test.each(['gzip', 'br'])('%s is decoded', async coding => {
    const response = await client.execute(get(url(`/${coding}/text.txt`)))
    expect(response.exchange.hops[0]?.response?.headers).toContainEqual(['Content-Encoding', coding])
    expect(response.exchange.body?.encodedSize).toBeLessThan(1000)
    expect(await response.text()).toBe(text)
  })

  test('several ranges come as parts of one body', async () => {
    const request = get(url('/plain/text.txt'), { headers: [['Range', 'bytes=0-3,10-12']] })
    const response = await client.execute(request)
    expect(response.exchange.hops[0]?.response?.status).toBe(206)
    expect(response.exchange.body?.contentType).toBe('multipart/byteranges')
    expect(await response.text()).toContain('Content-range: bytes 0-3/64000\r\n\r\nWhat\r\n')
  })

  test('HTTP/1.0 without keep-alive is read to its end', async () => {
    const response = await client.execute(get(url('/old/text.txt')))
    expect(response.exchange.hops[0]?.response?.httpVersion).toBe('1.0')
    expect(await response.text()).toBe(text)
  })

  test.each([
    ['with a length', { kind: 'bytes' as const, bytes: Buffer.from(text) }],
    [
      'in chunks',
      { kind: 'stream' as const, chunks: [Buffer.from(text.slice(0, 100)), Buffer.from(text.slice(100))] }
    ]
  ])('gives back what was sent %s', async (_, body) => {
    const sent = body.kind === 'stream' ? { ...body, chunks: iterate(body.chunks) } : body
    const response = await client.execute(get(url('/reflect'), { method: 'POST', body: sent }))
    expect(await response.text()).toBe(text)
  })

  test('closes after three requests, and none of forty at once is lost', async () => {
    const responses = await Promise.all(
      Array.from({ length: 40 }, () => client.execute(get(url('/plain/text.txt'))))
    )
    expect(responses.map(({ exchange }) => exchange.body?.size)).toEqual(Array(40).fill(text.length))
  })

  test('a status and a reason that nobody registered', async () => {
    const response = await client.execute(get(url('/odd.asis')))
    expect(response.exchange.hops[0]?.response).toMatchObject({ status: 299, statusText: 'So it goes' })
    expect(await response.text()).toBe('as it is')
  })

  test('fields of one name stay apart', async () => {
    const { exchange } = await client.execute(get(url('/merged/text.txt')))
    const many = exchange.hops[0]?.response?.headers.filter(([name]) => name === 'X-Many')
    expect(many).toEqual([
      ['X-Many', 'one'],
      ['X-Many', 'two']
    ])
  })

  test('a failed precondition and a method that is not allowed are answers', async () => {
    const match = get(url('/plain/text.txt'), { headers: [['If-Match', '"other"']] })
    expect((await client.execute(match)).exchange.hops[0]?.response?.status).toBe(412)
    const remove = get(url('/plain/text.txt'), { method: 'DELETE' })
    expect((await client.execute(remove)).exchange.hops[0]?.response?.status).toBe(405)
  })

  test('a redirect is a hop, and what it leads to is the answer', async () => {
    const response = await client.execute(get(url('/moved')))
    expect(response.exchange.hops.map(hop => [hop.reason, hop.response?.status])).toEqual([
      ['initial', 301],
      ['redirect', 200]
    ])
    expect(await response.text()).toBe(text)
  })
})

async function* iterate<T>(values: T[]): AsyncGenerator<T> {
  yield* values
}
