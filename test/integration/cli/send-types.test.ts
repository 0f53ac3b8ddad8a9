import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

let server: HttpServer
let folder: string
let asked = 0

beforeAll(async () => {
  server = await startHttpServer((request, response) => {
    asked++
    let body = ''
    request.setEncoding('latin1').on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const type = request.headers['content-type'] ?? 'none'
      if (request.headers.accept === 'text/event-stream')
        response.setHeader('Content-Type', 'text/event-stream').end(`data: ${type}\n\n`)
      else response.end(`${type}: ${body}`, 'latin1')
    })
  })
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(async () => {
  folder = await temporaryFolder()
})

const CONTENTS = [
  ['{"q":1}', 'application/json'],
  ['q=1&r=2', 'application/x-www-form-urlencoded'],
  ['some words', 'text/plain; charset=utf-8'],
  ['\x89PNG\0', 'application/octet-stream']
] as const

describe.each(CONTENTS)('%j', (content, type) => {
  const bytes = Buffer.from(content, 'latin1')

  test('has its type on standard input', async () => {
    expect(await sonde(['send', server.origin, '-d', '@-'], bytes)).toEqual({
      status: 0,
      stdout: `${type}: ${bytes.toString()}`,
      stderr: ''
    })
  })
  test('and in a pipe', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const [{ stdout }] = await Promise.all([
      sonde(['send', server.origin, '-d', `@${pipe}`]),
      writeFile(pipe, bytes)
    ])
    expect(stdout).toContain(`${type}: `)
  })
  test('and in a file whose name does not tell it', async () => {
    const file = join(folder, 'plain')
    writeFileSync(file, bytes)
    expect((await sonde(['send', server.origin, '-d', `@${file}`])).stdout).toContain(`${type}: `)
  })
  test('and for an event stream', async () => {
    const { stdout } = await sonde(['sse', server.origin, '--no-reconnect', '-d', '@-'], bytes)
    expect(stdout).toBe(`${type}\n`)
  })
})

test('what is no single value of JSON is text, as an argument and in a file', async () => {
  const file = join(folder, 'plain')
  for (const text of ['{"a":1}{"b":2}', '{"a": [1,']) {
    writeFileSync(file, text)
    for (const data of [text, `@${file}`])
      expect((await sonde(['send', server.origin, '-d', data])).stdout).toBe(
        `text/plain; charset=utf-8: ${text}`
      )
  }
})

test('nothing has none', async () => {
  expect((await sonde(['send', server.origin, '-d', '@-'])).stdout).toBe('none: ')
})

test('what was typed counts', async () => {
  const send = (...flags: string[]) => sonde(['send', server.origin, '-d', '@-', ...flags], '{}')
  expect((await send('-H', 'content-type: text/x')).stdout).toBe('text/x: {}')
  expect((await send('-H', 'Content-Type:')).stdout).toBe('none: {}')
})

test('the rest of a stream is not waited for', async () => {
  const before = asked
  const { child, ended } = startSonde(['send', server.origin, '-d', '@-'])
  child.stdin?.write('{"a":')
  await vi.waitFor(() => expect(asked).toBe(before + 1), { timeout: 10_000 })
  child.stdin?.end('1}')
  expect((await ended).stdout).toBe('application/json: {"a":1}')
})

test('the wait for the first byte ends with a signal', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  const { child, ended } = startSonde(['send', server.origin, '-d', `@${pipe}`])
  // That waits until the pipe is opened for reading.
  const writer = await open(pipe, 'w')
  child.kill('SIGTERM')
  expect((await ended).status).toBe(143)
  await writer.close()
})
