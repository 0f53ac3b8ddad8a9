import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { sonde, startSonde } from './run-sonde.ts'

const ZIPPED = gzipSync('zipped')

let server: HttpServer
let folder: string
let open: ServerResponse | undefined
let tries = 0
let closed = 0

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonde-output-'))
  server = await startHttpServer((request, response) => {
    switch (request.url) {
      case '/moved':
        return void response.writeHead(302, { Location: '/none' }).end('elsewhere')
      case '/none':
        return void response.writeHead(404).end('there is none')
      case '/open':
        open = response
        return void response.write('first')
      case '/zipped':
        return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(ZIPPED)
      case '/flaky':
        if (tries++ > 0) return void response.end('whole')
        return void response.writeHead(200, { 'Content-Length': 100 }).write('half', () => response.destroy())
      case '/endless': {
        response.on('close', () => closed++)
        const more = () => void response.write(Buffer.alloc(65_536, 'x'), error => error || more())
        return more()
      }
      default:
        response.sendDate = false
        return void response.writeHead(200, { Connection: 'close', 'Content-Length': 4 }).end('body')
    }
  })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const send = (path: string, ...flags: string[]) => sonde(['send', `${server.origin}${path}`, ...flags])

describe('into a pipe a body is printed', () => {
  test('as it comes', async () => {
    const { child, ended } = startSonde(['send', `${server.origin}/open`])
    let printed = ''
    child.stdout?.on('data', chunk => {
      printed += chunk
    })
    await vi.waitFor(() => expect(printed).toBe('first'), { timeout: 10_000 })
    open?.end(' and last')
    expect(await ended).toEqual({ status: 0, stdout: 'first and last', stderr: '' })
  })
  test('once it is whole where it may be another', async () => {
    expect(await send('/flaky', '--retry', '1')).toEqual({ status: 0, stdout: 'whole', stderr: '' })
  })
  test('and a reader that has seen enough ends it quietly', async () => {
    const before = closed
    const { child, ended } = startSonde(['send', `${server.origin}/endless`])
    child.stdout?.once('data', () => child.stdout?.destroy())
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
    await vi.waitFor(() => expect(closed).toBe(before + 1), { timeout: 10_000 })
  })
  test('without colours, whatever is forced', async () => {
    const options = { env: { FORCE_COLOR: '1' } }
    expect(await sonde(['send', `${server.origin}/`], '', options)).toMatchObject({ stdout: 'body' })
  })
})

test('--include prints the head before it', async () => {
  const head = 'HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 4\r\n\r\n'
  expect((await send('/', '--include')).stdout).toBe(`${head}body`)
  expect((await send('/', '-i', '--retry', '1')).stdout).toBe(`${head}body`)
  expect((await send('/', '-i', '-X', 'HEAD')).stdout).toBe(head)
})

test.each([
  ['UTF-8', 'HTTP/1.1 200 Žlutý\r\nX-Name: café\r\nX-Sign: €\r\n\r\n', 'utf8'],
  ['UTF-8 of letters that one byte has too', 'HTTP/1.1 200 café\r\nX-Name: café\r\n\r\n', 'utf8'],
  ['no UTF-8', 'HTTP/1.1 200 café\r\nX-Name: \xe9t\xe9\r\n\r\n', 'latin1']
] as const)('--include prints a head that is %s in the bytes that came', async (_, head, encoding) => {
  const sent = Buffer.from(head, encoding)
  await using raw = await startRawServer(socket => socket.once('data', () => socket.end(sent)))
  const path = join(folder, 'head')
  const stdout = openSync(path, 'w')
  await sonde(['send', `http://127.0.0.1:${raw.port}/`, '-i'], '', { stdout })
  closeSync(stdout)
  expect(readFileSync(path)).toEqual(sent)
})

test('--raw leaves the coding of the content on it', async () => {
  expect((await send('/zipped')).stdout).toBe('zipped')
  const path = join(folder, 'raw')
  expect(await send('/zipped', '--raw', '--output', path)).toMatchObject({ status: 0 })
  expect(readFileSync(path)).toEqual(ZIPPED)
})

describe('--fail', () => {
  test('ends with 22, and prints nothing of it', async () => {
    for (const flag of ['--fail', '-f'])
      expect(await send('/moved', flag)).toEqual({
        status: 22,
        stdout: '',
        stderr: 'sonde: ttfb: The server answered 404 Not Found. Without --fail its body is printed.\n'
      })
    expect(await send('/none')).toMatchObject({ status: 0, stdout: 'there is none' })
    expect(await send('/', '--fail')).toMatchObject({ status: 0, stdout: 'body' })
  })
  test('leaves a file as it was', async () => {
    const path = join(folder, 'kept')
    expect(await send('/none', '--fail', '--output', path)).toMatchObject({ status: 22 })
    expect(existsSync(path)).toBe(false)
    writeFileSync(path, 'old')
    expect(await send('/none', '--fail', '--output', path)).toMatchObject({ status: 22 })
    expect(readFileSync(path, 'utf8')).toBe('old')
    expect(await send('/none', '--output', path)).toMatchObject({ status: 0 })
    expect(readFileSync(path, 'utf8')).toBe('there is none')
  })
  test('goes with a record', async () => {
    const { status, stdout, stderr } = await send('/none', '--fail', '--print', 'exchange')
    expect({ status, stderr }).toEqual({
      status: 22,
      stderr: 'sonde: ttfb: The server answered 404 Not Found.\n'
    })
    expect(JSON.parse(stdout)).toMatchObject({ hops: [{ response: { status: 404 } }] })
  })
})

test.each([
  [['--print', 'exchange', '--include'], '--include and --print exchange'],
  [['--print', 'har', '--raw'], '--raw and --print har'],
  [['--output', 'f', '--include'], '--include and --output'],
  [['--print', 'all'], '--print all']
])('%j is refused by name', async (flags, words) => {
  const { status, stderr } = await send('/', ...flags)
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(`sonde: ${words}`) })
})
