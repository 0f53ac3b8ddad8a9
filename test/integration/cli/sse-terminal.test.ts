import { expect, test } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { startStreamServer } from '#test/fixtures/servers/stream-server.ts'
import { onTerminal, TERMINAL } from './on-terminal.ts'

describeServer('a terminal', TERMINAL !== undefined, () => {
  const text = [
    'id: 41\nevent: price\ndata: {"n":\t1}\n\n',
    'data: two\ndata: lines\x1b[2J\n\n',
    'id\nevent: \x1b]0;owned\x07\ndata: last\n\n'
  ].join('')
  const listen = async (flags: string[], env: Record<string, string> = {}) => {
    await using server = await startStreamServer({ text })
    return await onTerminal(['sse', server.origin, '--no-reconnect', ...flags], env)
  }

  test('shows events with their names and IDs, and takes no commands from them', async () => {
    expect(await listen([], { NO_COLOR: '1' })).toEqual({
      status: 0,
      seen: [
        'price #41  {"n":\t1}',
        'message #41',
        '  two',
        '  lines\\x1b[2J',
        '\\x1b]0;owned\\x07  last',
        ''
      ].join('\n')
    })
  })
  test('shows them in colours', async () => {
    expect((await listen(['--event', 'price'])).seen).toBe(
      '\x1b[36mprice\x1b[39m\x1b[2m #41\x1b[22m  {"n":\t1}\n'
    )
  })
  test('gets the very bytes where these are asked for', async () => {
    expect((await listen(['--raw', '--event', 'price'])).seen).toBe('{"n":\t1}')
  })
})
