import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type SocketServer, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { sonde } from './run-sonde.ts'

let server: SocketServer
const url = (path = '') => `ws://127.0.0.1:${server.port}/${path}`

/** What came of each connection, one after the other. */
const received: [data: string, isBinary: boolean][][] = []

beforeAll(async () => {
  server = await startWebSocketServer((socket, { url: path }) => {
    const messages: [string, boolean][] = []
    received.push(messages)
    if (path === '/says') {
      socket.send('two\nlines\x1b[31m')
      socket.send(Buffer.from('\0\x7f\n'))
      socket.send('')
      socket.close(1000)
    }
    if (path === '/late') socket.on('message', data => setTimeout(() => socket.send(`late ${data}`), 300))
    if (path === '/large') socket.send('x'.repeat(4096))
    const code = Number(/^\/close-(\d+)/.exec(path ?? '')?.[1])
    if (code) socket.close(code === 1005 ? undefined : code, code === 1005 ? '' : 'as\x1b asked')
    socket.on('message', (data, isBinary) => {
      messages.push([data.toString(), isBinary])
      if (path === '/echo' && socket.readyState !== WebSocket.CLOSED) socket.send(data, { binary: isBinary })
    })
  })
})
afterAll(() => server[Symbol.asyncDispose]())

describe('standard input', () => {
  test('is sent line by line, as text, the last one too, and empty ones, whatever their line end', async () => {
    const { status, stdout } = await sonde(['ws', url('echo'), '--wait', '0'], 'hello\n\n{"a": 1}\r\nlast')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'hello\n\n{"a": 1}\nlast\n' })
    expect(received.at(-1)).toEqual([
      ['hello', false],
      ['', false],
      ['{"a": 1}', false],
      ['last', false]
    ])
  })
  test('is sent up to each NUL where that is what messages end with', async () => {
    const { stdout } = await sonde(['ws', url('echo'), '-0', '--wait', '0'], 'two\nlines\0and one\0')
    expect(stdout).toBe('two\nlines\0and one\0')
    expect(received.at(-1)).toEqual([
      ['two\nlines', false],
      ['and one', false]
    ])
  })
  test('is base64 of binary messages where that is said', async () => {
    const { status, stdout } = await sonde(['ws', url('echo'), '--binary', '--wait', '0'], 'aGk=\n-_8\n\n')
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'aGk=\n+/8=\n\n' })
    expect(received.at(-1)?.map(([, isBinary]) => isBinary)).toEqual([true, true, true])
  })
  test.each([
    ['no base64', ['--binary'], 'aGk=\nno base64!\n', 'message 2: With --binary each line'],
    ['no UTF-8', [], Buffer.from([0x61, 0x0a, 0xff, 0x0a]), 'message 2: A text has to be valid UTF-8']
  ])('with %s in it is sent up to there', async (_, flags, input, problem) => {
    const { status, stderr } = await sonde(['ws', url('echo'), ...flags, '--wait', '0'], input)
    expect(status).toBe(3)
    expect(stderr).toMatch(/^sonde: Standard input, .*\n$/)
    expect(stderr).toContain(problem)
    expect(received.at(-1)).toHaveLength(1)
  })
  test('that is over leaves time for answers', async () => {
    expect(await sonde(['ws', url('late'), '--wait', '30s', '--timeout', '1s'], 'a\n')).toEqual({
      status: 28,
      stdout: 'late a\n',
      stderr: 'sonde: The session took longer than --timeout 1s.\n'
    })
    expect(await sonde(['ws', url('late')], 'b\n')).toEqual({ status: 0, stdout: 'late b\n', stderr: '' })
    expect(await sonde(['ws', url('late'), '--wait', 'forever', '--timeout', '1s'], 'c\n')).toMatchObject({
      status: 28,
      stdout: 'late c\n'
    })
  })
})

describe('standard output', () => {
  test('has a line for each message, binary ones as base64', async () => {
    expect(await sonde(['ws', url('says')])).toEqual({
      status: 0,
      stdout: 'two\nlines\x1b[31m\nAH8K\n\n',
      stderr: ''
    })
  })
  test('has a NUL behind each where that is said', async () => {
    expect((await sonde(['ws', url('says'), '--null'])).stdout).toBe('two\nlines\x1b[31m\0AH8K\0\0')
  })
  test('has the very bytes where these are asked for', async () => {
    expect((await sonde(['ws', url('says'), '--raw'])).stdout).toBe('two\nlines\x1b[31m\0\x7f\n')
  })
  test('has no message that is too large', async () => {
    const { status, stdout, stderr } = await sonde(['ws', url('large'), '--max-message', '1KiB'])
    expect({ status, stdout }).toEqual({ status: 63, stdout: '' })
    expect(stderr).toMatch(/^sonde: The server sent a message of more than 1\.0 KiB.*--max-message/)
    expect(await sonde(['ws', url('large'), '--max-message', '4k', '--wait', '0'])).toMatchObject({
      stdout: `${'x'.repeat(4096)}\n`
    })
  })
})

describe('what is secret', () => {
  test('is told to nobody who only watches the connection', async () => {
    const secret = url('echo').replace('ws://', 'ws://me:geheim1@')
    const { status, stderr } = await sonde(['ws', `${secret}?token=geheim2`, '--verbose', '--wait', '0'])
    expect(status).toBe(0)
    expect(stderr).toContain('101 Switching Protocols')
    expect(stderr).not.toContain('geheim')
  })
})

describe('a close of the server', () => {
  test.each([1000, 1001, 1005])('with %i is clean', async code => {
    expect(await sonde(['ws', url(`close-${code}`), '--wait', 'forever'])).toMatchObject({
      status: 0,
      stderr: ''
    })
  })
  test.each([
    [1008, 'policy violation'],
    [4001, 'private code']
  ])('with %i is not', async (code, name) => {
    const { status, stderr } = await sonde(['ws', url(`close-${code}`), '--wait', 'forever'])
    expect(status).toBe(56)
    expect(stderr).toContain(`sonde: The server closed the connection: ${code} ${name} “as\\x1b asked”. `)
  })
})

describe('on standard error', () => {
  test('nothing is told unless it is asked for', async () => {
    expect((await sonde(['ws', url('echo'), '--wait', '0'], 'a\n')).stderr).toBe('')
  })
  test('the waterfall of the handshake is shown', async () => {
    const { stderr } = await sonde(['ws', url('says'), '--timing'])
    expect(
      stderr
        .replaceAll(/[\d.]+ (?:ms|s)\b/g, 'N ms')
        .replaceAll(/[█▏▎▍▌▋▊▉▐]+/g, '#')
        .replaceAll(/ +/g, ' ')
    ).toBe(
      `101 GET /says # N ms\n 127.0.0.1:${server.port} · http/1.1\n tcp # N ms\n upgrade # N ms\n${'─'.repeat(80)}\nTotal sum of 2 phases: N ms N ms\n`
    )
  })
  test('what happens to the connection is told', async () => {
    const { stderr } = await sonde(['ws', url('says'), '--verbose'])
    const withoutFields = stderr
      .replaceAll(/^[<>] [^:\n]+: .*\n/gm, '')
      .replaceAll(/127\.0\.0\.1:\d+/g, 'ADDRESS')
    expect(withoutFields.replace(/after [\d.]+ ms/, 'after TIME')).toBe(
      [
        '* connecting',
        '* connected to ADDRESS from ADDRESS',
        '* speaking http/1.1',
        '> GET /says HTTP/1.1',
        '>',
        '< HTTP/1.1 101 Switching Protocols',
        '<',
        '* done after TIME',
        '* open: no subprotocol, no compression',
        '* close received 1000',
        '* close sent 1000',
        '* closed by the server: 1000 normal closure. What the connection was for is done.',
        ''
      ].join('\n')
    )
  })
})

describe('a command line that makes no sense', () => {
  test.each([
    [[], 'The URL is missing'],
    [['ws://a', 'ws://b'], 'Too many arguments: nothing can follow the URL.'],
    [['ws://a', '--max-reconnects', '2'], '--max-reconnects goes with --reconnect'],
    [['ws://a', '--max-message', 'big'], '--max-message big'],
    [['ws://a', '--max-message', '65MiB'], '--max-message 65MiB: more than 64MiB'],
    [['ws://a', '--max-message', '0', '--raw', '--log', 'f'], '--max-message 0'],
    [['ws://a', '--ping-interval', 'often'], '--ping-interval often'],
    [['ws://a', '--wait', 'long'], '--wait long'],
    [['ws://a', '--timeout', 'x'], '--timeout x'],
    [['ws://a', '--raw', '--null'], '--raw and --null'],
    [['ws://a', '--subprotocol', 'a b'], '--subprotocol “a b”'],
    [['ws://a', '--subprotocol', ''], '--subprotocol “”'],
    [['ws://a', '--subprotocol', 'a', '--subprotocol', 'a'], '--subprotocol a: it is offered twice'],
    [['ws://a', '-H', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='], '--header “Sec-WebSocket-Key”'],
    [['ws://a', '-H', 'sec-websocket-version: 8'], '--header “sec-websocket-version”'],
    [['ws://a', '-H', 'Connection: keep-alive'], '--header “Connection”'],
    [['ws://a', '-H', 'Upgrade: h2c'], '--header “Upgrade”'],
    [['ws://a', '-H', 'Upgrade:'], '--header “upgrade”'],
    [['ws://a', '--log', '-'], '--log -'],
    [['ws://a', '--data', 'x'], '--data'],
    [['ws://a', '--bearer', 'a', '-u', 'b:c'], '--bearer and --user']
  ])('%j', async (args, named) => {
    const { status, stderr } = await sonde(['ws', ...args])
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(named) })
    expect(stderr).toMatch(/^sonde: [^\n]*\n$/)
  })
  test('is that of a request for a WebSocket', async () => {
    const { status, stderr } = await sonde(['send', url()])
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('sonde ws URL') })
  })
  test('is explained', async () => {
    const { status, stdout } = await sonde(['ws', '--help'])
    expect(status).toBe(0)
    expect(stdout).toContain('--subprotocol NAME')
    expect((await sonde(['--help'])).stdout).toMatch(/^ {2}ws +\S/m)
  })
})
