import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { onTerminal, TERMINAL } from './on-terminal.ts'

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0])
const ANSWERS: Record<string, [type: string, body: string | Buffer]> = {
  '/json': ['application/json', '{"name":"\u009b31mZoë","tags":[1,true]}'],
  '/text': ['text/plain', 'one\x1b]0;title\x07\r\ntwo'],
  '/png': ['image/png', PNG],
  '/large': ['text/plain', 'line\n'.repeat(300_000)]
}

const PIECES = 30

/** Takes longer than a download may that needs no bar. */
function trickle(response: ServerResponse): void {
  response.setHeader('Content-Length', PIECES * 1024)
  let sent = 0
  const timer = setInterval(() => {
    response.write(Buffer.alloc(1024))
    if (++sent < PIECES) return
    clearInterval(timer)
    response.end()
  }, 50)
}

let server: HttpServer
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonde-terminal-'))
  server = await startHttpServer((request, response) => {
    if (request.url === '/slow') return trickle(response)
    const [type, body] = ANSWERS[request.url ?? ''] ?? ['text/plain', 'there is none']
    response.sendDate = false
    response.setHeader('Content-Type', type)
    response.setHeader('X-Evil', 'a\u009b2Jb')
    response.writeHead(request.url === '/none' ? 404 : 200, { Connection: 'close' }).end(body)
  })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const send = (path: string, flags: string[] = [], env?: Record<string, string>) =>
  onTerminal(['send', `${server.origin}${path}`, ...flags], env)

describeServer('an answer on a terminal', TERMINAL !== undefined, () => {
  test('is its status line, its headers and its body, laid out', async () => {
    const { status, seen } = await send('/json', [], { NO_COLOR: '1' })
    expect(status).toBe(0)
    expect(seen).toBe(`HTTP/1.1 200 OK
Content-Type: application/json
X-Evil: a\\x9b2Jb
Connection: close
Transfer-Encoding: chunked

{
  "name": "\\x9b31mZoë",
  "tags": [
    1,
    true
  ]
}
`)
  })
  test('is coloured where colours are wanted', async () => {
    const { seen } = await send('/json')
    expect(seen).toContain('\x1b[32m200 OK\x1b[39m')
    expect(seen).toContain('\x1b[36m"tags"\x1b[39m: [')
    expect((await send('/none')).seen).toContain('\x1b[33m404 Not Found\x1b[39m')
    for (const env of [{ NO_COLOR: '1' }, { TERM: 'dumb' }, { CLICOLOR: '0' }] as Record<string, string>[])
      expect((await send('/json', [], env)).seen).not.toContain('\x1b')
  })
  test('does not steer it, laid out or raw', async () => {
    for (const flags of [[], ['--raw'], ['-i', '--raw']]) {
      const { seen } = await send('/text', flags, { NO_COLOR: '1' })
      expect(seen).toContain('one\\x1b]0;title\\x07\ntwo\n')
      expect(seen).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
    }
  })
  test('nor does its record', async () => {
    for (const what of ['exchange', 'har']) {
      const { seen } = await send('/text', ['--print', what], { NO_COLOR: '1' })
      expect(seen).toContain('a\\u009b2Jb')
      expect(seen).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/)
      expect(JSON.parse(seen)).toBeTypeOf('object')
    }
  })
  test('raw is the body alone', async () => {
    expect((await send('/json', ['--raw'])).seen).toBe('{"name":"\\x9b31mZoë","tags":[1,true]}\n')
  })
  test('is not dumped where it is no text, or large', async () => {
    const { seen } = await send('/png', [], { NO_COLOR: '1' })
    expect(seen).toMatch(
      /\n\nsonde: The body is not text \(9 B\) and is not shown\. --output FILE saves it\.\n$/
    )
    const large = await send('/large')
    expect(large.seen).toContain('\nsonde: The first 512 KiB are shown. What follows is not; --output FILE')
    expect(large.seen.match(/^line$/gm)?.length).toBeLessThan(110_000)
  })
  test('unless it is asked for by name', async () => {
    expect((await send('/json', ['--output', '-'])).seen).toBe('{"name":"\u009b31mZoë","tags":[1,true]}')
  })
  test('tells what was saved', async () => {
    const path = join(folder, 'saved')
    const { seen } = await send('/large', ['--output', path])
    expect(seen).toMatch(/sonde: 1\.4 MiB saved as .*saved in [\d.]+ m?s( \(.*\/s\))?\n$/)
    expect(readFileSync(path)).toHaveLength(1_500_000)
  })
  test('shows how far it is where it takes a while, and clears that away', async () => {
    const { seen } = await send('/slow', ['--output', join(folder, 'slow')])
    expect(seen).toMatch(/\r\x1b\[K \d\d % {2}█.* of 30 KiB {2}.*\/s {2}.* left/)
    expect(seen).toMatch(/\r\x1b\[Ksonde: 30 KiB saved as .*\n$/)
    const dumb = await send('/slow', ['--output', join(folder, 'slow')], { TERM: 'dumb' })
    expect(dumb.seen).toMatch(/^sonde: 30 KiB saved as .*\n$/)
  })
  test('shows how far it is also where nothing of it is to be seen', async () => {
    const { seen } = await send('/slow')
    expect(seen).toMatch(/\r\x1b\[K \d\d % {2}█.* of 30 KiB/)
    expect(seen).toMatch(/\r\x1b\[Ksonde: The body is not text \(30 KiB\) and is not shown\. .*\n$/)
  })
  test('has its head once, and keeps the width of the terminal', async () => {
    const { seen } = await send('/text', ['--verbose', '--timing'], { NO_COLOR: '1' })
    expect(seen.match(/Content-Type/g)).toHaveLength(1)
    expect(seen.split('\n').find(line => line.startsWith('─'))).toHaveLength(80)
  })
})
