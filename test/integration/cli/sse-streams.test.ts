import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { startFlood } from '#test/fixtures/servers/flood-server.ts'
import { startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { freePort } from '#test/fixtures/servers/ports.ts'
import { startStreamServer } from '#test/fixtures/servers/stream-server.ts'
import { SONDE, sonde, startSonde } from './run-sonde.ts'

const run = promisify(execFile)

const idsAsked = (heads: string[]) => heads.map(head => /^last-event-id: (.*)\r$/im.exec(head)?.[1])

/** A server at a port, that answers with a stream that goes on. */
async function startAt(port: number, onRequest: (response: ServerResponse, id: unknown) => void) {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' })
    onRequest(response, request.headers['last-event-id'])
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}

describe('a stream that ends', () => {
  test('is opened again after its last event, until a 204, and nobody is troubled with that', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\n\nid: 1\ndata: one\n\n' },
      { text: 'id: 2\n\n' },
      { text: 'data: lost' },
      { text: 'id\ndata: two\n\n' },
      { status: '204 No Content' }
    )
    expect(await sonde(['sse', server.origin])).toEqual({ status: 0, stdout: 'one\ntwo\n', stderr: '' })
    expect(idsAsked(server.heads)).toEqual([undefined, '1', '2', '2', undefined])
  })
  test('goes on from an ID that was given', async () => {
    await using server = await startStreamServer({ text: 'retry: 1\n\n' }, { status: '204 No' })
    await sonde(['sse', server.origin, '--last-event-id', '41'])
    expect(idsAsked(server.heads)).toEqual(['41', '41'])
  })
  test('is not opened again where that is not wanted', async () => {
    await using server = await startStreamServer({ text: 'data: one\n\n' }, { text: 'x', ends: 'cut' })
    const flags = ['sse', server.origin, '--no-reconnect']
    expect(await sonde(flags)).toEqual({ status: 0, stdout: 'one\n', stderr: '' })
    expect(await sonde(flags)).toMatchObject({
      status: 18,
      stderr: expect.stringMatching(/^sonde: download: /)
    })
    expect(server.heads).toHaveLength(2)
  })
  test('is given up after so many that brought nothing', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\n\n' },
      { text: 'data: one\n\n' },
      { text: ':\n\n' }
    )
    expect(await sonde(['sse', server.origin, '--max-reconnects', '2'])).toEqual({
      status: 56,
      stdout: 'one\n',
      stderr: 'sonde: The event stream was opened again 2 times in a row, and no event came.\n'
    })
    expect(server.heads).toHaveLength(4)
  })
  test('is ended by what is no event stream', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\ndata: one\n\n' },
      { status: '500 No', text: 'data: none\n\n' }
    )
    const { status, stdout, stderr } = await sonde(['sse', server.origin])
    expect({ status, stdout }).toEqual({ status: 22, stdout: 'one\n' })
    expect(stderr).toContain('500 No')
  })
  test('is not opened again where what was sent cannot be', async () => {
    await using server = await startStreamServer({ text: 'retry: 1\ndata: one\n\n' })
    expect(await sonde(['sse', server.origin, '-d', '@-'], 'ask')).toEqual({
      status: 0,
      stdout: 'one\n',
      stderr: 'sonde: The event stream was not opened again: what was sent cannot be read twice.\n'
    })
  })
  test('is not when no header can carry its last ID', async () => {
    await using server = await startStreamServer({ text: 'retry: 1\nid: a\u0001b\ndata: one\n\n' })
    const { status, stderr } = await sonde(['sse', server.origin])
    expect({ status, stderr }).toMatchObject({ status: 3, stderr: expect.stringContaining('last event') })
  })
})

describe('a server that is replaced', () => {
  test('is waited for, as long as it asks for', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\nid: 1\ndata: one\n\n' },
      { status: '502 Bad Gateway', type: 'text/html', text: '<p>' },
      { status: '503 Busy\r\nRetry-After: 1', type: 'text/html' },
      { status: '504 Late', ends: 'never' },
      { text: 'data: two\n\n' },
      { status: '204 No Content' }
    )
    const { status, stdout, stderr } = await sonde(['sse', server.origin])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'one\ntwo\n' })
    expect(stderr.split('\n')).toEqual([
      'sonde: 127.0.0.1 sent no event stream: it answered 502 Bad Gateway. Connecting again in 100 ms (attempt 2).',
      'sonde: 127.0.0.1 sent no event stream: it answered 503 Busy. Connecting again in 1.00 s (attempt 3).',
      'sonde: 127.0.0.1 sent no event stream: it answered 504 Late. Connecting again in 400 ms (attempt 4).',
      'sonde: connected again',
      ''
    ])
    expect(idsAsked(server.heads)).toEqual([undefined, '1', '1', '1', '1', '1'])
  })
  test('is given up at last, with what it answers', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\ndata: one\n\n' },
      { status: '503 Busy', text: 'no' }
    )
    const { status, stderr } = await sonde(['sse', server.origin, '--max-reconnects', '2'])
    expect(status).toBe(22)
    expect(stderr).toMatch(
      /^sonde: .* again .*\nsonde: .* 503 Busy\. With --verbose its answer is shown\.\n$/
    )
    expect(server.heads).toHaveLength(3)
  })
  test('is not where it was never there, nor where a stream is read once', async () => {
    await using server = await startStreamServer({ status: '503 Busy' }, { text: 'data: one\n\n' })
    expect(await sonde(['sse', server.origin])).toMatchObject({ status: 22 })
    expect(await sonde(['sse', server.origin, '--no-reconnect'])).toMatchObject({ status: 0 })
    expect(server.heads).toHaveLength(2)
  })
})

describe('a connection that says nothing', () => {
  const flags = ['--idle-timeout', '300ms']

  test('is left for a new one', async () => {
    await using server = await startStreamServer(
      { text: 'retry: 1\nid: 1\ndata: one\n\n', ends: 'never' },
      { ends: 'never' },
      { status: '204 No Content' }
    )
    const said =
      'sonde: 127.0.0.1 stopped sending: no byte of the body for 300 ms. Connecting again in 100 ms'
    expect(await sonde(['sse', server.origin, ...flags])).toEqual({
      status: 0,
      stdout: 'one\n',
      stderr: `${said} (attempt 1).\nsonde: connected again\n${said} (attempt 2).\n`
    })
    expect(idsAsked(server.heads)).toEqual([undefined, '1', '1'])
  })
  test('ends it where it is not to be opened again', async () => {
    await using server = await startStreamServer({ text: 'data: one\n\n', ends: 'never' })
    expect(await sonde(['sse', server.origin, ...flags, '--no-reconnect'])).toMatchObject({
      status: 28,
      stdout: 'one\n',
      stderr: expect.stringContaining('--idle-timeout')
    })
  })
  test('is alive as long as comments come', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      let left = 30
      const timer = setInterval(() => {
        if (left-- > 0) response.write(':\n')
        else response.end('data: one\n\n')
      }, 20)
      response.on('close', () => clearInterval(timer))
    })
    expect(await sonde(['sse', server.origin, ...flags, '--no-reconnect'])).toEqual({
      status: 0,
      stdout: 'one\n',
      stderr: ''
    })
  })
})

describe('a server that is killed', () => {
  test('is waited for, and asked for what came meanwhile', async () => {
    const port = await freePort()
    const first = await startAt(port, response => response.write('retry: 50\nid: 1\ndata: before\n\n'))
    const { child, ended } = startSonde(['sse', `http://127.0.0.1:${port}/`])
    await once(child.stdout ?? process, 'data')
    await first[Symbol.asyncDispose]()
    let told = ''
    while (!told.includes('attempt 2')) told += String((await once(child.stderr ?? process, 'data'))[0])
    await using _again = await startAt(port, (response, id) => response.write(`data: after ${id}\n\n`))
    await once(child.stdout ?? process, 'data')
    child.kill('SIGINT')
    const { status, stdout, stderr } = await ended
    expect({ status, stdout }).toEqual({ status: 130, stdout: 'before\nafter 1\n' })
    expect(stderr).toMatch(/^sonde: .*closed the connection.* Connecting again in \d+ ms \(attempt 1\)\.\n/)
    expect(stderr).toMatch(/\nsonde: .*refused the connection.* Connecting again in .*\n/)
    expect(stderr).toMatch(/\nsonde: connected again\n$/)
  })
  test('is given up at last', async () => {
    const port = await freePort()
    const first = await startAt(port, response => response.write('retry: 1\ndata: one\n\n'))
    const { child, ended } = startSonde(['sse', `http://127.0.0.1:${port}/`, '--max-reconnects', '2'])
    await once(child.stdout ?? process, 'data')
    await first[Symbol.asyncDispose]()
    const { status, stderr } = await ended
    expect(status).toBe(7)
    expect(stderr.match(/Connecting again/g)).toHaveLength(2)
    expect(stderr).toMatch(/\nsonde: tcp: 127\.0\.0\.1:\d+ refused the connection.*\n$/)
  })
})

describe('the exit status', () => {
  test('is curl’s where there is no connection to begin with', async () => {
    await using server = await startStreamServer({ text: '' })
    expect(await sonde(['sse', `http://127.0.0.1:${await freePort()}/`])).toMatchObject({ status: 7 })
    expect(await sonde(['sse', 'http://nowhere.invalid/'])).toMatchObject({ status: 6 })
    expect(await sonde(['sse', server.origin.replace('http', 'https')])).toMatchObject({ status: 35 })
  })
  test('is that of time that ran out', async () => {
    await using silent = await startHttpServer(() => {})
    expect(await sonde(['sse', silent.origin, '--request-timeout', '50ms'])).toMatchObject({
      status: 28,
      stderr: expect.stringContaining('--request-timeout')
    })
    await using server = await startStreamServer({ text: 'data: one\n\n', ends: 'never' })
    expect(await sonde(['sse', server.origin, '--timeout', '1s'])).toEqual({
      status: 28,
      stdout: 'one\n',
      stderr: 'sonde: The event stream took longer than --timeout 1s.\n'
    })
    await using waiting = await startStreamServer({ text: 'retry: 100000\ndata: one\n\n' })
    expect(await sonde(['sse', waiting.origin, '--timeout', '1s'])).toEqual({
      status: 28,
      stdout: 'one\n',
      stderr:
        'sonde: the stream ended, connecting again in 1 min 40 s, as the server asks for\n' +
        'sonde: The event stream took longer than --timeout 1s.\n'
    })
  })
  test('is 63 for an event that is too large', async () => {
    await using server = await startStreamServer({ text: `data: ${'x'.repeat(20_000_000)}`, ends: 'never' })
    expect(await sonde(['sse', server.origin])).toMatchObject({ status: 63, stdout: '' })
  })
})

describe('whoever reads what is printed', () => {
  test('ends it quietly when that is enough', async () => {
    await using server = await startHttpServer((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' })
      const timer = setInterval(() => response.write('data: tick\n\n'), 5)
      response.on('close', () => clearInterval(timer))
    })
    const args = ['-c', '"$1" "$2" sse "$3" | head -n 3', 'sh', process.execPath, SONDE, server.origin]
    expect(await run('sh', args)).toEqual({ stdout: 'tick\ntick\ntick\n', stderr: '' })
  })
  test('slowly holds the server up, and nothing is lost', async () => {
    await using flood = await startFlood()
    // What is held up here is no server that says nothing.
    const flags = ['--max-events', '300000', '--idle-timeout', '500ms']
    const { child, ended } = startSonde(['sse', flood.origin, ...flags], { unread: true })
    await flood.settles()
    const held = flood.sentBytes
    expect(held).toBeLessThan(32 * 1024 * 1024)
    let text = ''
    child.stdout?.on('data', chunk => {
      text += chunk
    })
    expect(await ended).toMatchObject({ status: 0, stderr: '' })
    const lines = text.trimEnd().split('\n')
    expect(lines).toHaveLength(300_000)
    expect(lines.every((line, index) => Number.parseInt(line, 10) === index)).toBe(true)
  })
})

describe('the way', () => {
  const secureStream = () =>
    startHttpServer(
      (_request, response) =>
        response.writeHead(200, { 'Content-Type': 'text/event-stream' }).end('data: one\n\n'),
      { certificate: 'good' }
    )
  const flags = ['--no-reconnect']

  test('leads over TLS, by authority, by pinned key, or by neither', async () => {
    await using server = await secureStream()
    const ca = ['--ca-cert', locate('ca.pem')]
    expect(await sonde(['sse', server.origin, ...flags])).toMatchObject({ status: 60 })
    expect(await sonde(['sse', server.origin, ...flags, ...ca])).toMatchObject({ status: 0, stdout: 'one\n' })
    const pin = `sha256/${'A'.repeat(43)}=`
    expect(await sonde(['sse', server.origin, ...flags, ...ca, '--pin', pin])).toMatchObject({ status: 90 })
    expect(await sonde(['sse', server.origin, ...flags, '--insecure'])).toEqual({
      status: 0,
      stdout: 'one\n',
      stderr: 'sonde: warning: the server’s certificate is not verified\n'
    })
  })
  test('leads through a proxy, and to an address that stands for a host', async () => {
    await using server = await startStreamServer({ text: 'data: one\n\n' })
    await using proxy = await startStreamServer({ text: 'data: by proxy\n\n' })
    const through = ['sse', 'http://sonde.test/', ...flags]
    expect((await sonde([...through, '--proxy', proxy.origin])).stdout).toBe('by proxy\n')
    expect(proxy.heads[0]).toMatch(/^GET http:\/\/sonde\.test\/ HTTP/)
    const resolve = `sonde.test:${server.port}:127.0.0.1`
    const url = `http://sonde.test:${server.port}/`
    expect((await sonde(['sse', url, ...flags, '--resolve', resolve])).stdout).toBe('one\n')
  })
  test('keeps cookies from one connection to the next', async () => {
    const cookies: unknown[] = []
    await using server = await startHttpServer((request, response) => {
      cookies.push(request.headers.cookie)
      if (cookies.length > 1) return response.writeHead(204).end()
      response
        .writeHead(200, { 'Content-Type': 'text/event-stream', 'Set-Cookie': 'a=1' })
        .end('retry: 1\n\n')
    })
    expect(await sonde(['sse', server.origin, '-b', 'b=2'])).toMatchObject({ status: 0 })
    expect(cookies).toEqual(['b=2', 'b=2; a=1'])
  })
})
