import { readFileSync, statSync } from 'node:fs'
import type http from 'node:http'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MessageRecord, NoteRecord } from '#shared/model/socket/log-record.ts'
import { MASK } from '#shared/redaction/redact-text.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { type StreamAnswer, startStreamServer } from '#test/fixtures/servers/stream-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const OVER: StreamAnswer = { status: '204 No Content' }

/** What it printed of a stream that is ended by a 204. */
async function listen(text: string, ...flags: string[]) {
  await using server = await startStreamServer({ text: `retry: 1\n${text}` }, OVER)
  return await sonde(['sse', server.origin, ...flags])
}

const TWO = 'id: 1\nevent: price\ndata: {"n": 1}\n\ndata: two\ndata: lines\n\n'

describe('standard output', () => {
  test('has the data of each event, with a line end behind it', async () => {
    expect(await listen(TWO)).toEqual({ status: 0, stdout: '{"n": 1}\ntwo\nlines\n', stderr: '' })
  })
  test('has a NUL byte behind each where that is said, or nothing between', async () => {
    expect((await listen(TWO, '-0')).stdout).toBe('{"n": 1}\0two\nlines\0')
    expect((await listen(TWO, '--raw')).stdout).toBe('{"n": 1}two\nlines')
  })
  test('has all of each event as JSON', async () => {
    const { stdout } = await listen(TWO, '--print', 'json')
    expect(stdout).toBe(
      '{"event":"price","id":"1","retry":1,"data":"{\\"n\\": 1}"}\n' +
        '{"event":"message","id":"1","data":"two\\nlines"}\n'
    )
  })
  test('has only events of the names that are asked for', async () => {
    const text = 'data: a\n\nevent: b\ndata: b\n\nevent: c\ndata: c\n\n'
    expect((await listen(text, '--event', 'b')).stdout).toBe('b\n')
    expect((await listen(text, '--event', 'message', '--event', 'c')).stdout).toBe('a\nc\n')
  })
  test('has no more events than are wanted, and that ends it', async () => {
    const text = 'data: a\n\nevent: b\ndata: b\n\ndata: c\n\ndata: d\n\n'
    await using server = await startStreamServer({ text, ends: 'never' })
    const flags = ['--max-events', '2', '--event', 'message']
    expect(await sonde(['sse', server.origin, ...flags])).toEqual({
      status: 0,
      stdout: 'a\nc\n',
      stderr: ''
    })
  })
  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['LF', '\n']
  ])('has the events of a stream that comes byte by byte, with %s', async (_, lineEnd) => {
    const bytes = Buffer.from(`\ufeff: hi\ndata: ä\ndata: 🦆\n\nid: é\ndata: 2\n\n`.replaceAll('\n', lineEnd))
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      const send = (at: number) => {
        if (at === bytes.length) response.end()
        else response.write(bytes.subarray(at, at + 1), () => setImmediate(send, at + 1))
      }
      send(0)
    })
    const { stdout, stderr } = await sonde(['sse', server.origin, '--no-reconnect', '--print', 'json'])
    expect(stderr).toBe('')
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line))
    ).toEqual([
      { event: 'message', data: 'ä\n🦆' },
      { event: 'message', id: 'é', data: '2' }
    ])
  })
})

describe('what is asked for', () => {
  const asked = async (...flags: string[]) => {
    await using server = await startStreamServer(OVER)
    const { status, stderr } = await sonde(['sse', server.origin, ...flags])
    expect({ status, stderr }).toMatchObject({ status: 0 })
    return server.heads[0] ?? ''
  }

  test('is an event stream, as browsers ask for one', async () => {
    const head = await asked()
    expect(head).toMatch(/^GET \/ HTTP/)
    expect(head).toMatch(/^accept: text\/event-stream\r$/im)
    expect(head).toMatch(/^cache-control: no-store\r$/im)
    expect(head).not.toMatch(/^last-event-id/im)
  })
  test('is what is typed', async () => {
    const head = await asked(
      '-H',
      'Accept: a/b',
      '-H',
      'Cache-Control:',
      '--last-event-id',
      '7é',
      '-u',
      'a:b'
    )
    expect(head).toMatch(/^accept: a\/b\r$/im)
    expect(head).not.toMatch(/^cache-control/im)
    expect(head).toMatch(/^last-event-id: 7Ã©\r$/im)
    expect(head).toMatch(/^authorization: Basic YTpi\r$/im)
  })
  test('is asked with a body and a method', async () => {
    const head = await asked('-d', '{"stream": true}')
    expect(head).toMatch(/^POST \/ HTTP/)
    expect(head).toMatch(/^content-type: application\/json\r$/im)
    expect(await asked('-X', 'QUERY', '--json', '{}')).toMatch(/^QUERY /)
  })
})

describe('an answer that is no event stream', () => {
  test.each<[string, StreamAnswer, string]>([
    ['an error', { status: '503 Busy' }, 'it answered 503 Busy.'],
    ['another type', { type: 'text/html', text: '<p>' }, 'it answered 200 OK with the type text/html.'],
    ['one that goes on', { type: 'a/b', text: 'x', ends: 'never' }, 'it answered 200 OK with the type a/b.'],
    ['one that breaks off', { status: '404 No', text: 'x', ends: 'cut' }, 'it answered 404 No.']
  ])('ends it: %s', async (_, answer, said) => {
    await using server = await startStreamServer(answer)
    expect(await sonde(['sse', server.origin])).toEqual({
      status: 22,
      stdout: '',
      stderr: `sonde: 127.0.0.1 sent no event stream: ${said} With --verbose its answer is shown.\n`
    })
  })
  test('is shown where that is asked for, as far as it is of use', async () => {
    const text = `no \x1b[31mevents\n${'x'.repeat(100_000)}`
    await using server = await startStreamServer({
      status: '403 No',
      type: 'text/plain',
      text,
      ends: 'never'
    })
    const { status, stderr } = await sonde(['sse', server.origin, '-v', '-u', 'me:geheim1'])
    expect(status).toBe(22)
    expect(stderr).toMatch(
      /^\* connected to 127\.0\.0\.1:\d+ .*\n\* speaking http\/1\.1\n> GET \/ HTTP\/1\.1\n> /
    )
    expect(stderr).toContain('\n< HTTP/1.1 403 No\n< Content-Type: text/plain\n')
    expect(stderr).toContain('\n<\n  no \\x1b[31mevents\n  xxx')
    expect(stderr).toMatch(
      /\n {2}… [\d.]+ \w+ more\nsonde: 127\.0\.0\.1 sent no event stream: .* 403 No\.\n$/
    )
    expect(stderr).not.toContain(Buffer.from('me:geheim1').toString('base64'))
  })
  test.each([
    ['answers', (request, response) => response.writeHead(401, request.headers.authorization).end()],
    [
      'leads away',
      (request, response) =>
        response.writeHead(302, { Location: `gopher://h/${request.headers.authorization}` }).end()
    ],
    [
      'leads away with a cookie of its own',
      (_, response) =>
        response.writeHead(302, { 'Set-Cookie': 'id=top-secret', Location: 'gopher://h/top-secret' }).end()
    ]
  ] satisfies [string, http.RequestListener][])(
    'is told without the secrets that it repeats: it %s',
    async (_, answer) => {
      await using server = await startHttpServer(answer)
      const { stderr } = await sonde(['sse', server.origin, '--bearer', 'top-secret'])
      expect(stderr).toContain(MASK)
      expect(stderr).not.toContain('top-secret')
    }
  )
  test('is told around what it brings', async () => {
    await using server = await startStreamServer({ text: 'data: one\n\ndata: two\n\n' })
    const { stdout } = await sonde(['sse', server.origin, '-v', '--no-reconnect'], '', { together: true })
    expect(stdout).toMatch(/\n<\none\ntwo\n\* done after .*\n$/)
  })
  test('is a redirect where none is followed', async () => {
    await using server = await startHttpServer((request, response) =>
      request.url === '/there'
        ? response.writeHead(204).end()
        : response.writeHead(302, { Location: '/there' }).end()
    )
    expect(await sonde(['sse', server.origin])).toMatchObject({ status: 0, stderr: '' })
    expect(await sonde(['sse', server.origin, '--no-redirect'])).toMatchObject({ status: 22 })
    expect(await sonde(['sse', server.origin, '--max-redirects', '0'])).toMatchObject({ status: 47 })
  })
})

describe('the timing', () => {
  test('is that of each connection until its stream begins, on standard error', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\ndata: one\n\n' },
      { status: '503 Busy', text: 'no' },
      OVER
    )
    const { stdout, stderr } = await sonde([
      'sse',
      server.origin,
      '--timing',
      '--api-key',
      'query:key=geheim1'
    ])
    expect(stdout).toBe('one\n')
    expect(stderr.match(/^(\d{3} GET| {2}(tcp|send|ttfb|download) )/gm)).toEqual(
      [
        ['200 GET', '  tcp ', '  send ', '  ttfb '],
        ['503 GET', '  send ', '  ttfb ', '  download '],
        ['204 GET', '  send ', '  ttfb ', '  download ']
      ].flat()
    )
    expect(stderr).toMatch(
      /\n503 GET [\s\S]*\nTotal [\s\S]*\nsonde: .* it answered 503 Busy\. Connecting again/
    )
    expect(stderr).not.toContain('geheim1')
  })
})

describe('the log', () => {
  test('has a record for each event and each connection, and is for nobody else', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\nid: geheim1\nevent: price\ndata: my geheim1\n\n' },
      { text: 'data: cut off\n\ndata', ends: 'cut' },
      OVER
    )
    const path = join(await temporaryFolder(), 'it.ndjson')
    const { status, stdout } = await sonde(['sse', server.origin, '--log', path, '--bearer', 'geheim1'])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'my geheim1\ncut off\n' })
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain('geheim1')
    const records = text
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(
      records.map(record => {
        if (record.kind) {
          const { lane, kind, status: code, end } = NoteRecord.loose().parse(record)
          return [lane, kind, code ?? (end as { code?: number } | undefined)?.code]
        }
        const { lane, direction, opcode, text: data, event } = MessageRecord.parse(record)
        return [lane, direction, opcode, data, event?.type, event?.id]
      })
    ).toEqual([
      [0, 'opening', undefined],
      [0, 'handshake', 200],
      [0, 'received', 'event', 'my *******', 'price', MASK],
      [0, 'ended', 1000],
      [0, 'waiting', undefined],
      [1, 'opening', undefined],
      [1, 'handshake', 200],
      [1, 'received', 'event', 'cut off', 'message', MASK],
      [1, 'ended', 1006],
      [1, 'waiting', undefined],
      [2, 'opening', undefined],
      [2, 'handshake', 204]
    ])
    expect(records.map(({ atMs }) => atMs)).toEqual(records.map(({ atMs }) => atMs).toSorted((a, b) => a - b))
    const { exchange } = records[1]
    expect(exchange).toMatchObject({
      totalMs: expect.toSatisfy(ms => ms > 0),
      hops: [{ connection: { protocol: 'http/1.1' }, response: { status: 200 } }]
    })
    expect(exchange.hops[0].phases.map((phase: { name: string }) => phase.name)).toEqual([
      'tcp',
      'send',
      'ttfb'
    ])
    expect(exchange.hops[0].sent.head).toMatch(/^GET \/ HTTP\/1\.1\r\n/)
    expect(records.map(({ seq }) => seq)).toEqual(records.map((_, index) => index))
    expect((statSync(path).mode & 0o777).toString(8)).toBe('600')
  })
})

describe('a command line that makes no sense', () => {
  test.each([
    [[], 'The URL is missing'],
    [['http://a', 'http://b'], 'Too many arguments: nothing can follow the URL.'],
    [['ws://a'], 'sonde ws URL'],
    [['http://a', '--max-events', '0'], '--max-events 0'],
    [['http://a', '--max-reconnects', 'x'], '--max-reconnects x'],
    [['http://a', '--max-reconnects', '1', '--no-reconnect'], '--max-reconnects and --no-reconnect'],
    [['http://a', '--print', 'xml'], '--print xml'],
    [['http://a', '--raw', '--null'], '--raw and --null'],
    [['http://a', '--raw', '--print', 'json'], '--raw and --print json'],
    [['http://a', '--last-event-id', 'a\u0001b'], '--last-event-id'],
    [['http://a', '--timeout', 'x'], '--timeout x'],
    [['http://a', '--idle-timeout', 'x'], '--idle-timeout x'],
    [['http://a', '--log', '-'], '--log -'],
    [['http://a', '--log', '/dev/stdout'], '--log /dev/stdout'],
    [['http://a', '-d', 'a', '--json', 'b'], '--data and --json'],
    [['http://a', '--subprotocol', 'x'], '--subprotocol']
  ])('%j', async (args, named) => {
    const { status, stderr } = await sonde(['sse', ...args])
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(named) })
    expect(stderr).toMatch(/^sonde: [^\n]*\n$/)
  })
  test('is explained', async () => {
    const { status, stdout } = await sonde(['sse', '--help'])
    expect({ status, stdout }).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('--last-event-id ID')
    })
    expect((await sonde(['--help'])).stdout).toMatch(/^ {2}sse +\S/m)
  })
})
