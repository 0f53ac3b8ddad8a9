import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { open, writeFile } from 'node:fs/promises'
import type { IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { SONDE, sonde } from './run-sonde.ts'

const run = promisify(execFile)
const MEBI = 1024 * 1024

let server: HttpServer
let headers: IncomingHttpHeaders = {}
let received: Buffer = Buffer.alloc(0)
let digest = ''

beforeAll(async () => {
  server = await startHttpServer((request, response) => {
    headers = request.headers
    if (request.url === '/enough')
      return void request.once('data', () => response.writeHead(413, { Connection: 'close' }).end('enough'))
    const hash = createHash('sha256')
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => {
      hash.update(piece)
      if (request.url === '/') pieces.push(piece)
    })
    request.on('end', () => {
      received = Buffer.concat(pieces)
      digest = hash.digest('hex')
      response.end('taken')
    })
  })
})
afterAll(() => server[Symbol.asyncDispose]())

/** What a server makes of the form that came last. */
const formReceived = () =>
  new Response(new Uint8Array(received), {
    headers: { 'content-type': headers['content-type'] ?? '' }
  }).formData()

async function bytesOf(part: File | string | null): Promise<Buffer> {
  if (part === null || typeof part === 'string') throw new Error('that is no file')
  return Buffer.from(await part.arrayBuffer())
}

/** Runs a line in which `sonde` is the built binary. */
const bash = (line: string) =>
  run('bash', ['-c', `sonde() { '${process.execPath}' '${SONDE}' "$@"; }; ${line}`]).catch(
    (error: { code: number; stdout: string; stderr: string }) => error
  )

test('a part that brings little out of a pipe is sent with its length', async () => {
  const { status } = await sonde(['send', server.origin, '-F', 'file=@-'], 'little')
  expect(status).toBe(0)
  expect(headers['content-length']).toBe(String(received.length))
  expect(await bytesOf((await formReceived()).get('file'))).toEqual(Buffer.from('little'))
})

test('one that brings much is streamed, among texts, files and other pipes', async () => {
  const large = Buffer.alloc(3 * MEBI, 'abcdefg')
  const path = join(await temporaryFolder(), 'data.bin')
  await writeFile(path, large)
  const parts = `-F a=1 -F 'one=@-;type=text/x' -F file=@${path} -F "two=@"<(cat '${path}')";filename=two.bin"`
  const { stdout } = await bash(`cat '${path}' | sonde send ${server.origin} ${parts}`)
  expect(stdout).toBe('taken')
  expect(headers['transfer-encoding']).toBe('chunked')
  const form = await formReceived()
  expect([...form.keys()]).toEqual(['a', 'one', 'file', 'two'])
  expect(form.get('a')).toBe('1')
  expect(form.get('one')).toMatchObject({ name: '-', type: 'text/x' })
  expect(form.get('two')).toMatchObject({ name: 'two.bin' })
  for (const name of ['one', 'file', 'two'])
    expect((await bytesOf(form.get(name))).equals(large), name).toBe(true)
})

test('it may be more than fits into memory, and the boundary one that was typed', async () => {
  const type = 'multipart/form-data; boundary=mine'
  const { stdout } = await bash(
    `head -c ${80 * MEBI} /dev/zero | sonde send ${server.origin}/count -F f=@- -H 'Content-Type: ${type}'`
  )
  expect(stdout).toBe('taken')
  expect(headers['content-type']).toBe(type)
  const head =
    '--mine\r\nContent-Disposition: form-data; name="f"; filename="-"\r\nContent-Type: application/octet-stream\r\n\r\n'
  const whole = createHash('sha256')
    .update(head)
    .update(Buffer.alloc(80 * MEBI))
  expect(digest).toBe(whole.update('\r\n--mine--\r\n').digest('hex'))
})

test.each(['-F f=@- < <(yes)', '-F f=@<(yes)'])('a server that takes no more ends it: %s', async parts => {
  const { stdout } = await bash(`sonde send ${server.origin}/enough ${parts}`)
  expect(stdout).toBe('enough')
})

test('a pipe that says no more does not keep it from ending', async () => {
  const path = join(await temporaryFolder(), 'pipe')
  await run('mkfifo', [path])
  // Open on both sides, it is never at its end.
  const pipe = await open(path, 'r+')
  const ended = sonde(['send', `${server.origin}/enough`, '-F', `f=@${path}`])
  await pipe.write(Buffer.alloc(MEBI + 1))
  expect((await ended).stdout).toBe('enough')
  await pipe.close()
})

test('a text has to end', async () => {
  const { code, stderr } = { code: 0, ...(await bash(`yes | sonde send ${server.origin} -F 'f=<-'`)) }
  expect(stderr).toBe('sonde: --form f=<-: it brings more than 64 MiB; @ sends it as a file\n')
  expect(code).toBe(26)
})

test.each([
  [
    ['-F', 'f=@-', '-H', 'Content-Type: multipart/form-data'],
    '--header “Content-Type: multipart/form-data”: A'
  ],
  [['-F', 'f=@-;type=te/x\ny'], '--form f: A header value cannot carry a line break']
])('what cannot be framed is refused, whatever a pipe brings: %j', async (flags, problem) => {
  for (const bytes of [2 * MEBI, 1]) {
    const { status, stderr } = await sonde(['send', server.origin, ...flags], Buffer.alloc(bytes))
    expect(stderr).toContain(`sonde: ${problem}`)
    expect(stderr).toMatch(/ Nothing was sent\.\n$/)
    expect(status).toBe(2)
  }
})

test.each(['send http://127.0.0.1:1/ -d @-', 'convert - --to curl'])(
  'sonde %s takes no folder',
  async args => {
    expect(await bash(`sonde ${args} < /`)).toMatchObject({
      code: 26,
      stderr: expect.stringContaining('that is a folder')
    })
  }
)

test('waits for standard input also where another program has left it so that no read of it waits', async () => {
  // Who is killed does not set it back.
  const leave = `'${process.execPath}' -e 'process.stdin; process.kill(process.pid, "SIGKILL")'`
  const { stdout } = await bash(
    `dd if=/dev/zero bs=64 count=10000 2> /dev/null | { ${leave} 2> /dev/null; sonde send ${server.origin}/hash -F f=@-; }`
  )
  expect(stdout).toBe('taken')
})
