import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { type SocketServer, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { SONDE } from './run-sonde.ts'
import { screenOf } from './terminal-screen.ts'

const script = findProgram('script')

/** Presses keys at a terminal that `sonde ws` runs in, each when this is to be seen on it, and tells all that was. */
async function onTerminal(
  server: SocketServer,
  typed: [seen: string, keys: string][],
  { flags = '', env = {} } = {}
) {
  const command = `stty cols 80; "${process.execPath}" "${SONDE}" ws ws://127.0.0.1:${server.port}/ ${flags}`
  const child = spawn(script ?? 'script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm-256color', COLORTERM: '', CI: '', NO_COLOR: undefined, ...env }
  })
  let seen = ''
  const left = [...typed]
  child.stdout.on('data', chunk => {
    seen += chunk
    const [next] = left
    if (!next || !screenOf(seen).join('\n').includes(next[0])) return
    left.shift()
    child.stdin.write(next[1])
  })
  const [status] = await once(child, 'exit')
  return { status, seen: seen.replaceAll('\r', ''), screen: screenOf(seen) }
}

const CONNECTED = 'sonde: connected: each line is sent, Ctrl+D ends it'

describeServer('a terminal', script !== undefined, () => {
  const echoing = () =>
    startWebSocketServer(socket =>
      socket.on('message', data => {
        socket.send(`heard ${data}\r\n\x1b[2J`)
        socket.send(Buffer.from('hi'))
      })
    )

  test('shows what came apart from what was typed, and takes no commands from it', async () => {
    await using server = await echoing()
    const { status, seen, screen } = await onTerminal(server, [
      ['each line is sent', 'hello\r'],
      ['aGk=', '\x04']
    ])
    expect(status).toBe(0)
    expect(screen).toEqual([CONNECTED, '> hello', '< heard hello', '  \\x1b[2J', '< aGk=', ''])
    expect(seen).toContain('\x1b[36m<\x1b[39m heard hello\n  \\x1b[2J\n')
  })
  test('leaves the line alone that is being typed, also one of several rows', async () => {
    let say = (_: string) => {}
    await using server = await startWebSocketServer(socket => {
      say = text => socket.send(text)
      socket.on('message', data => socket.send(`heard ${data.toString().length}`))
    })
    const long = 'x'.repeat(100)
    const pressed = onTerminal(server, [
      [CONNECTED, long],
      ['x'.repeat(22), '\x1b[D\x1b[D'],
      ['said', 'yz\r'],
      ['heard 102', '\x04']
    ])
    const spoken = setInterval(() => say('said'), 300)
    const { status, screen } = await pressed
    clearInterval(spoken)
    expect(status).toBe(0)
    const shown = screen.filter((line, index) => line !== '< said' || index === 1)
    expect(shown).toEqual([
      CONNECTED,
      '< said',
      `> ${'x'.repeat(78)}`,
      `${'x'.repeat(20)}yzxx`,
      '< heard 102',
      ''
    ])
  })
  test('leaves the line to the terminal where somebody else prints what comes', async () => {
    await using server = await startWebSocketServer(socket =>
      socket.on('message', data => socket.send(`heard ${data}`))
    )
    const { screen } = await onTerminal(
      server,
      [
        [CONNECTED, 'one\n'],
        ['heard one', 'two\n'],
        ['heard two', '\x04']
      ],
      { flags: '| cat' }
    )
    expect(screen).toEqual([CONNECTED, 'one', 'heard one', 'two', 'heard two', ''])
  })
  test('finds again what was sent, and edits it, also by what is pasted', async () => {
    await using server = await echoing()
    const { status, screen } = await onTerminal(server, [
      [CONNECTED, 'one\r'],
      ['aGk=', 'two\r'],
      ['heard two', '\x1b[A\x1b[A\x7f\x7f\x7fthree\x01>>>\r'],
      ['heard >>>three', '\x04']
    ])
    expect(status).toBe(0)
    expect(screen.filter(line => line.startsWith('> '))).toEqual(['> one', '> two', '> >>>three'])
  })
  test('stays at the oldest of what was sent', async () => {
    await using server = await echoing()
    const { status, screen } = await onTerminal(server, [
      [CONNECTED, '\x1b[Aone\r'],
      ['aGk=', 'two\r'],
      ['heard two', '\x1b[A\x1b[A\x1b[A\x10!\r'],
      ['heard one!', '\x1b[A\x1b[A\x1b[A\x1b[A\x1b[B\x1b[B\x1b[Bnew\r'],
      ['heard new', '\x04']
    ])
    expect(status).toBe(0)
    expect(screen.filter(line => line.startsWith('> '))).toEqual(['> one', '> two', '> one!', '> new'])
  })
  test('keeps what was not sent in sight', async () => {
    await using server = await echoing()
    const { status, screen } = await onTerminal(server, [
      [CONNECTED, 'not sent'],
      ['> not sent', '\x03']
    ])
    expect({ status, screen }).toEqual({ status: 130, screen: [CONNECTED, '> not sent', ''] })
  })
  test('has no colours where none are wanted', async () => {
    await using server = await echoing()
    const { seen } = await onTerminal(
      server,
      [
        ['each line is sent', 'hello\r'],
        ['aGk=', '\x04']
      ],
      { env: { NO_COLOR: '1' } }
    )
    expect(seen).toContain('< heard hello\n  \\x1b[2J\n')
    expect(seen).not.toContain('\x1b[36m')
  })
  test('lets one type again what cannot be sent', async () => {
    await using server = await echoing()
    const typed: [string, string][] = [
      ['each line is sent', 'hello\r'],
      ['this is none', 'aGVsbG8=\r'],
      ['heard hello', '\x04']
    ]
    const { status, seen } = await onTerminal(server, typed, { flags: '--binary' })
    expect({ status, seen }).toMatchObject({ status: 0, seen: expect.stringContaining('message 1: ') })
  })
  test('is closed by Ctrl+C', async () => {
    await using server = await echoing()
    const { status } = await onTerminal(server, [[CONNECTED, '\x03']])
    expect(status).toBe(130)
  })
  test('tells who closed it, and why', async () => {
    await using server = await startWebSocketServer(socket =>
      socket.on('message', () => socket.close(1000, 'so long'))
    )
    const { status, screen } = await onTerminal(server, [[CONNECTED, 'hello\r']])
    expect(status).toBe(0)
    const told = 'sonde: closed by the server: 1000 normal closure “so long”.'
    expect(screen.filter(line => line.startsWith(told))).toHaveLength(1)
  })
})
