import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { TERMINAL } from './on-terminal.ts'
import { SONDE } from './run-sonde.ts'

let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer(({ headers }, response) => {
    const { authorization = '' } = headers
    response.end(`${Buffer.from(authorization.replace('Basic ', ''), 'base64')}\n`)
  })
})
afterAll(() => server[Symbol.asyncDispose]())

/** Types this at the terminal of `sonde send` when it asks for a password. */
async function typing(keys: string, flags: string, before = ''): Promise<{ status: number; seen: string }> {
  const command = `${before}"${process.execPath}" "${SONDE}" send ${server.origin} ${flags} --output -`
  const child = spawn(TERMINAL ?? 'script', ['-qec', command, '/dev/null'], {
    env: { ...process.env, TERM: 'xterm-256color', SHELL: '/bin/sh', LC_ALL: 'C.UTF-8' }
  })
  let seen = ''
  child.stdout.on('data', chunk => {
    const isAsked = !seen.includes(': ') && (seen + chunk).includes(': ')
    seen += chunk
    if (isAsked) child.stdin.write(keys)
  })
  const [status] = await once(child, 'close')
  return { status, seen: seen.replaceAll('\r', '') }
}

describeServer('at a terminal a password that --user does not have', TERMINAL !== undefined, () => {
  test('is asked for, and not seen', async () => {
    expect(await typing('se:cret\r', '-u me')).toEqual({
      status: 0,
      seen: 'Password for me: \nme:se:cret\n'
    })
  })
  test('can be empty, also on the command line', async () => {
    expect((await typing('\r', '--user me')).seen).toBe('Password for me: \nme:\n')
    expect((await typing('', '-u me:')).seen).toBe('me:\n')
  })
  test('is given up with Ctrl+C', async () => {
    expect(await typing('half\x03', '-u me')).toEqual({
      status: 130,
      seen: 'Password for me: \nsonde: --user: no password was typed\n'
    })
  })
  test('is asked for also where something is piped in', async () => {
    expect(await typing('se:cret\r', '-u me -d @- 2>/dev/null', 'echo body | ')).toEqual({
      status: 0,
      seen: 'Password for me: \nme:se:cret\n'
    })
  })
})

test('elsewhere it is empty, and that is said', async () => {
  // A process of a session of its own has no terminal.
  const child = spawn(process.execPath, [SONDE, 'send', server.origin, '-u', 'me'], { detached: true })
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  expect({ stdout, stderr }).toEqual({
    stdout: 'me:\n',
    stderr:
      'sonde: warning: --user: the password is empty, since there is no terminal to ask for it; USER: is one without a password\n'
  })
})
