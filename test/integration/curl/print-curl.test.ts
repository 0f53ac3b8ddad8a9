import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseCurl } from '#shared/curl/parse-curl.ts'
import { printCurl } from '#shared/curl/print-curl.ts'
import { headersOnTheWire } from '#shared/http/default-headers.ts'
import { draftToRequest } from '#shared/http/draft-to-request.ts'
import { encodeForm, FORM_TYPE } from '#shared/http/encode-form.ts'
import type { BodySource, Header, RequestInput } from '#shared/model/request.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import { splitUrl } from '#shared/url/split-url.ts'

interface Received {
  start: string
  headers: Header[]
  body: Buffer
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Answers each request and keeps its bytes. */
let server: Server
let origin: string
let folder: string
let onRequest: (received: Received) => void = () => {}

beforeAll(async () => {
  server = createServer(listen)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no address')
  origin = `http://127.0.0.1:${address.port}`
  folder = await mkdtemp(join(tmpdir(), 'sonde-curl-'))
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true })
})

function listen(socket: Socket): void {
  let bytes = Buffer.alloc(0)
  socket.on('data', chunk => {
    bytes = Buffer.concat([bytes, chunk])
    const end = bytes.indexOf('\r\n\r\n')
    if (end < 0) return
    const [start = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
    const headers = lines.map((line): Header => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    })
    const length = Number(headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? 0)
    const body = bytes.subarray(end + 4)
    if (body.length < length) return
    onRequest({ start, headers, body })
    socket.end('HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n')
  })
  socket.on('error', () => {})
}

/** Runs a command in a shell and gives what the server got. */
async function receive(shell: string, command: string): Promise<Received> {
  const received = new Promise<Received>(resolve => {
    onRequest = resolve
  })
  const child = spawn(shell, ['-c', command], {
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8', no_proxy: '*' },
    stdio: ['ignore', 'pipe', 'pipe']
  })
  let errors = ''
  child.stderr.on('data', chunk => {
    errors += String(chunk)
  })
  child.stdout.resume()
  const failed = new Promise<never>((_, reject) => {
    child.on('close', code => code !== 0 && reject(new Error(`${errors}\n${command}`)))
  })
  const result = await Promise.race([received, failed])
  if (child.exitCode === null) await new Promise(resolve => child.once('close', resolve))
  return result
}

/** What curl writes its own way. */
const CURLS = new Set(['host', 'connection', 'content-length'])
const comparable = (headers: readonly Header[]) => headers.filter(([name]) => !CURLS.has(name.toLowerCase()))

function bytesOf(body: BodySource): Uint8Array {
  if (body.kind === 'bytes') return body.bytes
  return body.kind === 'form' ? encodeForm(body.fields) : new Uint8Array()
}

async function expectSame(request: RequestInput, settings?: ExecuteSettings, shell = 'sh'): Promise<void> {
  const { start, headers, body } = await receive(shell, printCurl(request, settings))
  const url = splitUrl(request.url)
  const sent = bytesOf(request.body)
  const contentType =
    request.body.kind === 'form'
      ? FORM_TYPE
      : request.body.kind === 'bytes'
        ? request.body.contentType
        : undefined
  const described =
    request.body.kind === 'empty'
      ? ({ kind: 'empty' } as const)
      : { kind: 'bytes' as const, size: sent.length, ...(contentType !== undefined && { contentType }) }
  const expected = headersOnTheWire({ ...request, body: described }, url)
  expect(start).toBe(`${request.method} ${url.target} HTTP/1.1`)
  expect(comparable(headers)).toEqual(comparable(expected))
  expect(body).toEqual(Buffer.from(sent))
  const length = (all: readonly Header[]) =>
    all.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  expect(length(headers)).toBe(length(expected))
}

const request = (change: Partial<RequestInput>): RequestInput => ({
  method: 'GET',
  url: `${origin}/`,
  headers: [],
  body: { kind: 'empty' },
  ...change
})
const bytes = (content: Uint8Array | string, contentType?: string): BodySource => ({
  kind: 'bytes',
  bytes: typeof content === 'string' ? encode(content) : content,
  ...(contentType !== undefined && { contentType })
})

describe.each(['sh', 'bash'])('a printed command in %s', shell => {
  it.each<[string, () => Partial<RequestInput>]>([
    ['a plain GET', () => ({})],
    ['a query with every sign', () => ({ url: `${origin}/a?b=1&c={x}&d=[1]&e='"$\`!;*` })],
    ['a path as typed', () => ({ url: `${origin}/a/../b/./c%2F` })],
    ['a path that is not ASCII', () => ({ url: `${origin}/ä b?c=€` })],
    ['another method', () => ({ method: 'PURGE' })],
    ['a method in lower case', () => ({ method: 'get' })],
    ['HEAD', () => ({ method: 'HEAD' })],
    ['a POST without a body', () => ({ method: 'POST' })],
    ['a PUT without a body', () => ({ method: 'PUT' })],
    ['DELETE with a body', () => ({ method: 'DELETE', body: bytes('{"a":1}', 'application/json') })],
    ['GET with a body', () => ({ body: bytes('x', 'text/plain') })],
    [
      'headers in order, case and number',
      () => ({
        headers: [
          ['X-b', '1'],
          ['x-A', `it's "quoted" $HOME \`id\` \\ !`],
          ['X-b', '2'],
          ['X-Empty', '']
        ] satisfies Header[]
      })
    ],
    ['a Latin-1 header', () => ({ headers: [['X-Name', "café's 100%"]] satisfies Header[] })],
    [
      'a Latin-1 header whose name begins with a dash',
      () => ({ headers: [['-x', 'é\xa0\xff']] satisfies Header[] })
    ],
    [
      'typed headers in the place of defaults',
      () => ({
        headers: [
          ['user-agent', 'me'],
          ['ACCEPT', 'text/html'],
          ['accept-encoding', 'identity']
        ] satisfies Header[]
      })
    ],
    ['no default headers', () => ({ withoutDefaults: ['user-agent', 'accept', 'accept-encoding'] })],
    [
      'a body without its type',
      () => ({ method: 'POST', body: bytes('a', 'text/plain'), withoutDefaults: ['content-type'] })
    ],
    [
      'JSON',
      () => ({ method: 'POST', body: bytes(`{\n\t"a": "it's \\u00e4 ä €"\n}\n`, 'application/json') })
    ],
    ['a text that looks like a file', () => ({ method: 'POST', body: bytes('@/etc/passwd', 'text/plain') })],
    ['carriage returns', () => ({ method: 'POST', body: bytes('a\r\nb\x1b[0m', 'text/plain') })],
    ['bytes', () => ({ method: 'POST', body: bytes(Uint8Array.from({ length: 256 }, (_, byte) => byte)) })],
    ['digits behind bytes', () => ({ method: 'POST', body: bytes(Uint8Array.of(0, 49, 255, 50, 10, 10)) })],
    [
      'a form',
      () => ({
        method: 'POST',
        body: {
          kind: 'form',
          fields: [
            ['a b', 'c&d=e'],
            ['ä', "'"]
          ]
        }
      })
    ]
  ])('sends %s', async (_, change) => {
    await expectSame(request(change()), undefined, shell)
  })
})

describe('a printed command', () => {
  it('sends any body and any header as they are', async () => {
    const value = fc.string({ unit: 'grapheme-ascii', minLength: 1 }).map(text => `a${text}b`)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), value, async (content, header) => {
        await expectSame(
          request({
            method: 'POST',
            headers: [['X-Any', header]],
            body: bytes(content, 'application/octet-stream')
          })
        )
      }),
      { numRuns: 25 }
    )
  })

  it('sends a file', async () => {
    await writeFile(join(folder, 'it’s a "file";x.bin'), 'content')
    const body: BodySource = { kind: 'file', path: 'it’s a "file";x.bin', contentType: 'x/y' }
    const received = await receive('sh', printCurl(request({ method: 'PUT', body })))
    expect(received.start).toBe('PUT / HTTP/1.1')
    expect(received.body.toString()).toBe('content')
    expect(received.headers).toContainEqual(['Content-Type', 'x/y'])
  })

  it('sends the parts of a multipart form', async () => {
    await writeFile(join(folder, 'a;b.csv'), '1,2')
    const parts: Extract<BodySource, { kind: 'multipart' }>['parts'] = [
      { name: 'plain', content: { kind: 'text', text: '@not a file;type=x' } },
      { name: 'typed', contentType: 'application/json', content: { kind: 'text', text: '{"a": "\\;"}' } },
      { name: 'file', content: { kind: 'file', path: 'a;b.csv' } },
      { name: 'named', filename: 'other "name".txt', content: { kind: 'file', path: 'a;b.csv' } }
    ]
    const { body } = await receive(
      'sh',
      printCurl(request({ method: 'POST', body: { kind: 'multipart', parts } }))
    )
    const text = body.toString().replace(/-{10,}\w+/g, '--')
    expect(text.split('--\r\n').slice(1, -1)).toEqual([
      'Content-Disposition: form-data; name="plain"\r\n\r\n@not a file;type=x\r\n',
      'Content-Disposition: form-data; name="typed"\r\nContent-Type: application/json\r\n\r\n{"a": "\\;"}\r\n',
      'Content-Disposition: form-data; name="file"; filename="a;b.csv"\r\nContent-Type: text/csv\r\n\r\n1,2\r\n',
      expect.stringMatching(
        /^Content-Disposition: form-data; name="named"; filename="other .*name.*\.txt"\r\n/
      )
    ])
  })

  it.each<[ExecuteSettings, Header]>([
    [
      { auth: { kind: 'basic', username: 'u', password: "p:'" } },
      ['Authorization', `Basic ${btoa("u:p:'")}`]
    ],
    [{ auth: { kind: 'bearer', token: 't' } }, ['Authorization', 'Bearer t']],
    [{ auth: { kind: 'api-key', name: 'X-Key', value: 'v', in: 'header' } }, ['X-Key', 'v']],
    [{ auth: { kind: 'api-key', name: 'k', value: 'v', in: 'cookie' } }, ['Cookie', 'k=v']]
  ])('sends the credentials of %j', async (settings, header) => {
    const { headers } = await receive('sh', printCurl(request({}), settings))
    expect(headers).toContainEqual(header)
  })

  it('signs for AWS, and puts a key into the query', async () => {
    const keys = { accessKeyId: 'id', secretAccessKey: 'secret', region: 'eu', service: 's3' }
    const signed = await receive('sh', printCurl(request({}), { auth: { kind: 'aws-sigv4', ...keys } }))
    expect(signed.headers).toContainEqual([
      'Authorization',
      expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=id\/\d+\/eu\/s3\//)
    ])
    const query = printCurl(request({ url: `${origin}/?a=1#f` }), {
      auth: { kind: 'api-key', name: 'k', value: 'v&', in: 'query' }
    })
    expect((await receive('sh', query)).start).toBe('GET /?a=1&k=v%26 HTTP/1.1')
  })

  it('sends as the settings say', async () => {
    const { port } = splitUrl(origin)
    const settings: ExecuteSettings = {
      insecure: true,
      protocol: '1.1',
      timeouts: { connectMs: 5000, totalMs: 10_500 },
      redirects: { follow: true, max: 3 },
      retries: { count: 1 },
      proxy: { mode: 'none' },
      resolve: [{ host: 'sonde.test', addresses: ['127.0.0.1'] }]
    }
    const command = printCurl(request({ url: `http://sonde.test:${port}/x` }), settings)
    expect((await receive('sh', command)).start).toBe('GET /x HTTP/1.1')
  })
})

describe('a command that was printed and pasted', () => {
  it.each<[string, () => RequestInput]>([
    ['a query', () => request({ url: `${origin}/a?b=it's&c=$x` })],
    ['JSON', () => request({ method: 'POST', body: bytes('{"a": "\'"}', 'application/json') })],
    ['XML', () => request({ method: 'PATCH', body: bytes('<a>\n</a>', 'application/xml') })],
    ['text', () => request({ method: 'POST', body: bytes('a=1', 'text/plain; charset=utf-8') })],
    ['a form', () => request({ method: 'POST', body: { kind: 'form', fields: [['a b', '&']] } })],
    [
      'headers',
      () =>
        request({
          headers: [
            ['X-A', "'\\"],
            ['X-B', '']
          ],
          withoutDefaults: ['accept']
        })
    ]
  ])('sends %s again', async (_, make) => {
    const parsed = parseCurl(printCurl(make()))
    if ('problem' in parsed) throw new Error(parsed.problem)
    expect(parsed.warnings).toEqual([])
    const first = await receive('sh', printCurl(make()))
    const again = await receive('sh', printCurl(draftToRequest(parsed.draft).request))
    expect(again).toEqual(first)
  })
})
