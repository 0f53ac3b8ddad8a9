import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const TEXT = 'all of the body'
const wrongChecksum = gzipSync(TEXT)
wrongChecksum.writeUInt8(wrongChecksum.readUInt8(wrongChecksum.length - 6) ^ 1, wrongChecksum.length - 6)

const BODIES: Record<string, [coding: string, body: Uint8Array]> = {
  '/checksum': ['gzip', wrongChecksum],
  '/cut': ['gzip', gzipSync(TEXT).subarray(0, -8)],
  '/foreign': ['br', Buffer.from(`\xff${TEXT}`, 'latin1')],
  '/unknown': ['rot13', Buffer.from(TEXT)],
  '/followed': ['br', Buffer.concat([brotliCompressSync(TEXT), Buffer.from('more')])]
}

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer((request, response) => {
    const [coding, body] = BODIES[request.url ?? ''] ?? ['identity', Buffer.from(TEXT)]
    response.writeHead(request.headers['x-fail'] ? 500 : 200, { 'Content-Encoding': coding }).end(body)
  })
})
afterAll(() => server[Symbol.asyncDispose]())

describe('the status of curl', () => {
  test.each([
    ['52 where no answer comes', '', 52],
    ['18 where the body is shorter than it says', 'HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nfour', 18],
    [
      '18 where its last chunk is missing',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nfour',
      18
    ],
    ['1 where the answer is no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n', 1],
    ['8 where it is no valid HTTP', 'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n', 8]
  ])('%s', async (_, answer, status) => {
    await using raw = await startRawServer(answeringOnce(answer))
    expect(await sonde(['send', `http://127.0.0.1:${raw.port}/`])).toMatchObject({ status })
  })

  test('52 over TLS too, and nobody is told to try that', async () => {
    const server = startRawServer(socket => socket.once('data', () => socket.end()), { certificate: 'good' })
    await using raw = await server
    const { status, stderr } = await sonde(['send', `https://127.0.0.1:${raw.port}/`, '-k'])
    expect({ status, stderr }).toEqual({ status: 52, stderr: expect.not.stringContaining('expects TLS') })
  })

  test('56 where the connection is reset', async () => {
    await using raw = await startRawServer(socket => socket.once('data', () => socket.resetAndDestroy()))
    const { status, stderr } = await sonde(['send', `http://127.0.0.1:${raw.port}/`])
    expect({ status, stderr }).toEqual({
      status: 56,
      stderr: expect.stringContaining(' reset the connection')
    })
  })

  test.each([
    ['1 for a scheme that is none of ours', ['gopher://127.0.0.1/'], 1],
    ['3 for a URL without a host', ['http://'], 3],
    ['5 for a proxy without an address', ['http://127.0.0.1/', '--proxy', 'http://nowhere.invalid:1'], 5],
    ['7 for a proxy that refuses the connection', ['http://a.test/', '--proxy', 'http://127.0.0.1:1'], 7],
    ['7 for one of SOCKS', ['http://192.0.2.1/', '--proxy', 'socks5://127.0.0.1:1'], 7],
    ['58 for a client certificate that is none', ['--client-cert', locate('client.key')], 58],
    ['58 for one that is not there', ['--client-cert', '/nowhere.pem'], 58],
    [
      '58 for the key of another',
      ['--client-cert', locate('client.pem'), '--client-key', locate('rsa.key')],
      58
    ],
    [
      '58 for a key that is not there',
      ['--client-cert', locate('client.pem'), '--client-key', '/no.key'],
      58
    ],
    ['77 for authorities that are none', ['--ca-cert', locate('client.key')], 77]
  ])('%s', async (_, args, status) => {
    const target = args[0]?.startsWith('--') ? ['https://127.0.0.1:1/'] : []
    const outcome = await sonde(['send', ...target, ...args])
    expect(outcome).toMatchObject({ status, stdout: '' })
    expect(outcome.stderr.trim().split('\n')).toHaveLength(1)
  })

  test.each([
    ['/checksum', TEXT],
    ['/cut', TEXT],
    ['/unknown', TEXT]
  ])('61 for a body whose coding is damaged or unknown, which is printed: %s', async (path, body) => {
    const { status, stdout, stderr } = await sonde(['send', `${server.origin}${path}`])
    expect({ status, stdout }).toEqual({ status: 61, stdout: body })
    expect(stderr).toMatch(/^sonde: warning: .*(?:coded|coding)/)
  })
  test.each([
    ['Content-Length: 0', [], ''],
    ['Content-Length: 9', ['-X', 'HEAD'], ''],
    ['Content-Length: 4\r\nContent-Encoding: none', [], 'body']
  ])('but 0 where nothing is coded: %s', async (fields, flags, body) => {
    const coding = fields.includes('Encoding') ? '' : 'Content-Encoding: foo\r\n'
    await using raw = await startRawServer(
      answeringOnce(`HTTP/1.1 200 OK\r\n${coding}${fields}\r\n\r\n${body}`)
    )
    const outcome = await sonde(['send', `http://127.0.0.1:${raw.port}/`, ...flags])
    expect(outcome).toMatchObject({ status: 0, stderr: '' })
  })
  test('also where it is saved, or printed as a record', async () => {
    const file = join(await temporaryFolder(), 'body')
    await writeFile(file, 'old')
    const url = `${server.origin}/checksum`
    expect(await sonde(['send', url, '-o', file])).toMatchObject({ status: 61 })
    expect(await sonde(['send', url, '--print', 'har'])).toMatchObject({ status: 61 })
  })
  test('61 where nothing of it can be decoded', async () => {
    expect(await sonde(['send', `${server.origin}/foreign`])).toMatchObject({ status: 61 })
  })
  test('22 before that with --fail', async () => {
    expect(await sonde(['send', `${server.origin}/checksum`, '-H', 'X-Fail: 1', '--fail'])).toMatchObject({
      status: 22
    })
  })
  test('0 where other bytes follow a whole body, and where nothing is decoded', async () => {
    expect(await sonde(['send', `${server.origin}/followed`])).toMatchObject({ status: 0, stdout: TEXT })
    expect(await sonde(['send', `${server.origin}/checksum`, '--raw'])).toMatchObject({ status: 0 })
  })
})
