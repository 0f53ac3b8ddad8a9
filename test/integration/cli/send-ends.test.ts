import { execFile, execFileSync } from 'node:child_process'
import { createReadStream, openSync, readdirSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

const LARGE = Buffer.alloc(4 * 1024 * 1024, 'x')

let server: HttpServer
let asked = 0
/** Requests that were broken off. */
let gaveUp = 0
let folder = ''

beforeAll(async () => {
  server = await startHttpServer((request, response) => {
    asked++
    response.on('close', () => response.writableFinished || gaveUp++)
    if (request.url === '/hang') return void request.resume()
    if (request.url === '/refuse') return void response.writeHead(413).end('too much')
    if (request.url === '/endless') return void response.write(LARGE)
    if (request.url === '/large') return void response.end(LARGE)
    if (request.url === '/cut') {
      response.setHeader('Content-Length', '100')
      return void response.write('four', () => response.destroy())
    }
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => response.end(Buffer.concat(chunks)))
  })
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  folder = await temporaryFolder()
})

function makePipe(): string {
  const path = join(folder, 'pipe')
  execFileSync('mkfifo', [path])
  return path
}

describe('a body that is streamed', () => {
  const url = (path: string) => `${server.origin}${path}`

  test('keeps nobody waiting once time ran out', async () => {
    const { child, ended } = startSonde(['send', 'PUT', url('/hang'), '-d', '@-', '--timeout', '300ms'])
    child.stdin?.write('a')
    expect(await ended).toMatchObject({ status: 28 })
  })
  test('nor twice: of what nothing has come in that time nothing is sent', async () => {
    const before = asked
    const { ended } = startSonde([
      ...['send', 'PUT', url('/hang'), '-d', '@-', '--timeout', '200ms', '--print', 'exchange']
    ])
    const { status, stdout, stderr } = await ended
    expect(JSON.parse(stdout)).toMatchObject({ hops: [], error: { code: 'TIMEOUT', reason: 'total' } })
    expect(stderr).toBe(
      'sonde: send: The exchange took longer than its limit of 200 ms; it ran out during send. The total timeout is set by --timeout.\n'
    )
    expect(status).toBe(28)
    expect(asked).toBe(before)
  })
  test('and where no body is waited for the exchange has all of it', async () => {
    const { status, stdout } = await sonde(['send', url('/hang'), '--timeout', '1ms', '--print', 'exchange'])
    expect(JSON.parse(stdout).hops).toHaveLength(1)
    expect(status).toBe(28)
  })
  test('nor once there is an answer, which is printed whole', async () => {
    const { child, ended } = startSonde(['send', 'PUT', url('/refuse'), '-d', '@-'])
    child.stdin?.write('a')
    expect(await ended).toMatchObject({ status: 0, stdout: 'too much' })
  })
  test('can come from a pipe', async () => {
    const pipe = makePipe()
    const [{ status, stdout }] = await Promise.all([
      sonde(['send', url('/echo'), '-d', `@${pipe}`]),
      writeFile(pipe, 'through a pipe')
    ])
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'through a pipe' })
  })
  test('and a pipe that nobody writes to is given up in time', async () => {
    const args = ['send', url('/echo'), '-d', `@${makePipe()}`, '--timeout', '300ms']
    expect(await sonde(args)).toMatchObject({ status: 28 })
  })
  test('or from /dev/stdin', async () => {
    expect(await sonde(['send', url('/echo'), '-d', '@/dev/stdin'], 'typed')).toMatchObject({
      status: 0,
      stdout: 'typed'
    })
  })
})

describe('a signal', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129]
  ] as const)('%s leaves nothing behind and ends with %i', async (signal, status) => {
    const { child, ended } = startSonde(['send', `${server.origin}/endless`, '-o', join(folder, 'saved')])
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1), { timeout: 10_000 })
    child.kill(signal)
    expect(await ended).toMatchObject({ status })
    expect(readdirSync(folder)).toEqual([])
  })
  test('leaves no body behind either that would be printed once it is whole', async () => {
    const args = ['send', `${server.origin}/endless`, '--retry', '1']
    const { child, ended } = startSonde(args, { env: { TMPDIR: folder } })
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1), { timeout: 10_000 })
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ status: 143 })
    expect(readdirSync(folder)).toEqual([])
  })
  test('ends also when nobody reads what is printed as it comes', async () => {
    const before = asked
    const { child, ended } = startSonde(['send', `${server.origin}/endless`], { unread: true })
    await vi.waitFor(() => expect(asked).toBe(before + 1), { timeout: 10_000 })
    child.kill('SIGINT')
    expect(await ended).toMatchObject({ status: 130 })
  })
  test('ends also when nobody reads what is printed at the end, and another one at once', async () => {
    const options = { env: { TMPDIR: folder }, unread: true }
    const args = ['send', `${server.origin}/endless`, '--retry', '1']
    const runs = [1, 2].map(() => startSonde(args, options))
    await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(2), { timeout: 10_000 })
    gaveUp = 0
    for (const { child } of runs) child.kill('SIGINT')
    await vi.waitFor(() => expect(gaveUp).toBe(2), { timeout: 10_000 })
    runs[1]?.child.kill('SIGTERM')
    expect((await Promise.all(runs.map(({ ended }) => ended))).map(({ status }) => status)).toEqual([
      130, 143
    ])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('where a body is written to', () => {
  test('is tried before anything is sent', async () => {
    // Root may write anywhere but there.
    const place = process.getuid?.() === 0 ? '/proc' : join(folder, 'closed')
    if (place !== '/proc') execFileSync('mkdir', ['-m', '555', place])
    const before = asked
    const { status, stderr } = await sonde(['send', 'POST', server.origin, '-o', join(place, 'f')])
    expect(status).toBe(23)
    expect(stderr).toMatch(
      new RegExp(`^sonde: --output: Nothing can be saved as ${place}/f: [\\w ,-]+\\. Nothing was sent\\.\\n$`)
    )
    expect(asked).toBe(before)
  })
  test('may be a pipe whose reader leaves', async () => {
    const pipe = makePipe()
    const { ended } = startSonde(['send', `${server.origin}/endless`, '-o', pipe])
    const reader = createReadStream(pipe)
    reader.once('data', () => reader.destroy())
    const { status, stderr } = await ended
    const told = `Whoever read ${pipe} has left before the end. It was given a part, and not the whole.\n`
    expect(stderr).toMatch(/^sonde: (?:download: )?Whoever/)
    expect(stderr).toContain(told)
    expect(status).toBe(23)
  })
  test('may have a name as long as names can be', async () => {
    const path = join(folder, 'n'.repeat(255))
    expect(await sonde(['send', server.origin, '-o', path])).toMatchObject({ status: 0 })
    expect(readdirSync(folder)).toEqual(['n'.repeat(255)])
  })
  test('is named as it was typed when it takes no more', async () => {
    const path = join(folder, 'saved')
    const args = ['send', `${server.origin}/large`, '-o', path]
    const { status, stderr } = await sonde(args, '', { fileBlocks: 4096 })
    expect(status).toBe(23)
    expect(stderr).toContain(`file too large. Check the free space and the rights of ${path}.`)
    expect(readdirSync(folder)).toEqual([])
  })
  test('is not said to keep what broke off', async () => {
    const path = join(folder, 'saved')
    const { stderr } = await sonde(['send', `${server.origin}/cut`, '-o', path])
    expect(stderr).toContain(`not kept: ${path} is written only when all is there`)
    expect(stderr).not.toContain('are kept')
  })
  test('can be a device, or a pipe', async () => {
    const args = ['send', `${server.origin}/echo`, '-d', 'back', '-o']
    expect(await sonde([...args, '/dev/null'])).toEqual({ status: 0, stdout: '', stderr: '' })
    const pipe = makePipe()
    const reading = promisify(execFile)('cat', [pipe])
    expect(await sonde([...args, pipe])).toMatchObject({ status: 0 })
    expect(await reading).toMatchObject({ stdout: 'back' })
  })
  test.each(['-', '/dev/stdout'])('can be standard output: %s', async place => {
    const args = ['send', `${server.origin}/echo`, '-d', 'back', '-o', place]
    expect(await sonde(args)).toEqual({ status: 0, stdout: 'back', stderr: '' })
    const { status, stderr } = await sonde([...args, '--print', 'exchange'])
    expect(status).toBe(2)
    expect(stderr).toContain('standard output')
  })
  test.skipIf(process.platform !== 'linux').each([
    ['send', '--help'],
    ['send', 'URL']
  ])('is told in one line when it is full: %s %s', async (...args) => {
    const given = args.map(arg => (arg === 'URL' ? `${server.origin}/large` : arg))
    const { status, stderr } = await sonde(given, '', { stdout: openSync('/dev/full', 'w') })
    expect({ status, stderr }).toEqual({
      status: 23,
      stderr: 'sonde: standard output: no space left on device\n'
    })
  })
  test.skipIf(process.platform !== 'linux')(
    'tells of a device that is full, however little is lost',
    async () => {
      const { status, stderr } = await sonde([
        'send',
        `${server.origin}/echo`,
        '-d',
        'little',
        '-o',
        '/dev/full'
      ])
      expect(status).toBe(23)
      expect(stderr).toMatch(/^sonde: download: The disk is full: .*\/dev\/full/)
    }
  )
})

test.skipIf(process.platform !== 'linux')('a device that never ends is read for no flag', async () => {
  for (const [flags, exit] of [
    [['-F', 'a=</dev/zero'], 26],
    [['--ca-cert', '/dev/zero'], 77]
  ] as const) {
    const { status, stderr } = await sonde(['send', server.origin, ...flags])
    expect(status).toBe(exit)
    expect(stderr).toContain('/dev/zero: it brings more than 64 MiB')
  }
})

test('a file that cannot be read has the status that curl has for it', async () => {
  const statusOf = async (...args: string[]) => (await sonde(['send', server.origin, ...args])).status
  const none = join(folder, 'none')
  expect(await statusOf('-d', `@${none}`)).toBe(26)
  expect(await statusOf('--json', `@${none}`)).toBe(26)
  expect(await statusOf('-F', `a=@${none}`)).toBe(26)
  expect(await statusOf('-F', `a=<${none}`)).toBe(26)
  expect(await statusOf('--ca-cert', none)).toBe(77)
  writeFileSync(none, '')
  expect(await statusOf('-d', `@${none}`)).toBe(0)
})
