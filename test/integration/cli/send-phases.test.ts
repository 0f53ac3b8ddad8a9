import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { answeringOnce, startRawServer } from '#test/fixtures/servers/raw-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

const PIN = `sha256/${'A'.repeat(43)}=`
const MOVED = 'HTTP/1.1 302 Found\r\nLocation: /on\r\nContent-Length: 5\r\n\r\nmoved'

test.each([
  ['a head that is no valid one', 'HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n', [], 'download', 8],
  ['a head that breaks off', 'HTTP/1.1 200 OK\r\nContent-Le', [], 'download', 56],
  ['chunks that are none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', [], 'download', 56],
  ['one redirect too many', MOVED, ['--max-redirects', '0'], 'ttfb', 47],
  ['an answer that fails', 'HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n', ['--fail'], 'ttfb', 22],
  ['a pin without TLS', '', ['--pin', PIN], 'tls', 90]
])('of %s is told', async (_, answer, flags, phase, status) => {
  await using server = await startRawServer(answeringOnce(answer))
  const outcome = await sonde(['send', `http://127.0.0.1:${server.port}/`, ...flags])
  expect(outcome).toMatchObject({ status, stderr: expect.stringMatching(`^sonde: ${phase}: [^\n]+\n$`) })
})

test('is told as its record has it, from the first byte of a head on', async () => {
  await using server = await startRawServer(answeringOnce('HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n'))
  const args = ['send', `http://127.0.0.1:${server.port}/`, '--print', 'exchange']
  const { stdout, stderr } = await sonde(args)
  const { hops, error } = JSON.parse(stdout)
  expect(hops[0].phases.at(-1)).toMatchObject({ name: 'download' })
  expect(error).toMatchObject({ phase: 'download' })
  expect(stderr).toMatch(/^sonde: download: /)
})

test.each([[[]], [['--retry', '1']], [['-i']], [['--max-redirects', '0']]])(
  'the body of a redirect that is not followed is not printed: %j',
  async flags => {
    await using server = await startRawServer(socket => socket.on('data', () => socket.write(MOVED)))
    const outcome = await sonde(['send', `http://127.0.0.1:${server.port}/on`, ...flags])
    expect(outcome).toMatchObject({ status: 47, stdout: '' })
  }
)

test('but is in the record of it', async () => {
  await using server = await startRawServer(socket => socket.on('data', () => socket.write(MOVED)))
  const { status, stdout } = await sonde(['send', `http://127.0.0.1:${server.port}/on`, '--print', 'har'])
  expect({ status, stdout }).toEqual({ status: 47, stdout: expect.stringContaining('"text":"moved"') })
})

test.each([
  ['nothing keeps', (): string[] => [], /Cancelled during download\. What had arrived is printed\.\n$/],
  [
    'no file keeps',
    (folder: string) => ['-o', join(folder, 'f')],
    /Cancelled during download\. What had arrived is not kept: \S+ is written only when all is there\.\n$/
  ]
])('who gives up is not told that %s what had arrived is kept', async (_, flags, told) => {
  await using server = await startRawServer(socket =>
    socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nfour'))
  )
  const url = `http://127.0.0.1:${server.port}/`
  const { child, ended } = startSonde(['send', url, '--verbose', ...flags(await temporaryFolder())])
  let said = ''
  child.stderr?.on('data', chunk => {
    said += String(chunk)
  })
  await vi.waitFor(() => expect(said).toContain('200 OK'), 5000)
  child.kill('SIGINT')
  const { status, stderr } = await ended
  expect(status).toBe(130)
  expect(stderr).toMatch(told)
})
