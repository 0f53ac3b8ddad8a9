import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { findProgram } from '#test/fixtures/servers/program.ts'
import { type SocketServer, startWebSocketServer } from '#test/fixtures/servers/web-socket-server.ts'
import { SONDE } from './run-sonde.ts'

const script = findProgram('script')

/** Types lines on a terminal that `sonde ws` runs in, each when this is to be seen, and tells all that was. */
async function onTerminal(
  server: SocketServer,
  typed: [seen: string, keys: string][],
  { flags = '', env = {} } = {}
) {
  const command = `"${process.execPath}" "${SONDE}" ws ws://127.0.0.1:${server.port}/ ${flags}`
  const child = spawn(script ?? 'script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm-256color', COLORTERM: '', CI: '', NO_COLOR: undefined, ...env }
  })
  let seen = ''
  const left = [...typed]
  child.stdout.on('data', chunk => {
    seen += chunk
    const [next] = left
    if (!next || !seen.includes(next[0])) return
    left.shift()
    child.stdin.write(next[1])
  })
  const [status] = await once(child, 'exit')
  return { status, seen: seen.replaceAll('\r', '') }
}

describeServer('a terminal', script !== undefined, () => {
  const echoing = () =>
    startWebSocketServer(socket =>
      socket.on('message', data => {
        socket.send(`heard ${data}\n\x1b[2J`)
        socket.send(Buffer.from('hi'))
      })
    )

  test('shows what came apart from what was typed, and takes no commands from it', async () => {
    await using server = await echoing()
    const { status, seen } = await onTerminal(server, [
      ['each line is sent', 'hello\n'],
      ['aGk=', '\x04']
    ])
    expect(status).toBe(0)
    expect(seen).toContain('sonde: connected: each line is sent, Ctrl+D ends it\n')
    expect(seen).toContain('\x1b[36m<\x1b[39m heard hello\n  \\x1b[2J\n\x1b[36m<\x1b[39m aGk=\n')
  })
  test('has no colours where none are wanted', async () => {
    await using server = await echoing()
    const { seen } = await onTerminal(
      server,
      [
        ['each line is sent', 'hello\n'],
        ['aGk=', '\x04']
      ],
      { env: { NO_COLOR: '1' } }
    )
    expect(seen).toContain('\n< heard hello\n  \\x1b[2J\n< aGk=\n')
  })
  test('lets one type again what cannot be sent', async () => {
    await using server = await echoing()
    const typed: [string, string][] = [
      ['each line is sent', 'hello\n'],
      ['this is none', 'aGVsbG8=\n'],
      ['heard hello', '\x04']
    ]
    const { status, seen } = await onTerminal(server, typed, { flags: '--binary' })
    expect({ status, seen }).toMatchObject({ status: 0, seen: expect.stringContaining('message 1: ') })
  })
  test('is closed by Ctrl+C', async () => {
    await using server = await echoing()
    const { status } = await onTerminal(server, [['each line is sent', '\x03']])
    expect(status).toBe(130)
  })
})
