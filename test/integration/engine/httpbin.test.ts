import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import { failureOf, get } from '#test/fixtures/requests.ts'
import { freePort, untilListening } from '#test/fixtures/servers/ports.ts'

// gunicorn runs under the Python it was installed with, which need not be the first on the path.
const PYTHON = '/usr/bin/python3'
const missing = spawnSync(PYTHON, ['-c', 'import gunicorn, httpbin']).status !== 0

describe.skipIf(missing)(`httpbin${missing ? ' (is not installed here)' : ''}`, () => {
  let httpbin: ChildProcess
  let origin = ''
  const client = new DirectClient()

  beforeAll(async () => {
    const port = await freePort()
    origin = `http://127.0.0.1:${port}`
    const args = [
      '-m',
      'gunicorn',
      '-b',
      `127.0.0.1:${port}`,
      '-k',
      'gthread',
      '--threads',
      '8',
      'httpbin:app'
    ]
    httpbin = spawn(PYTHON, args, { stdio: 'ignore' })
    await untilListening(port)
  })
  afterAll(async () => {
    await client.close()
    httpbin.kill()
  })

  const fetchJson = async (path: string, more: Partial<Request> = {}) => {
    const response = await client.execute(get(origin + path, more))
    return { exchange: response.exchange, json: await response.json() }
  }

  test.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])('%s arrives as what it is', async method => {
    const body = {
      kind: 'bytes' as const,
      bytes: new TextEncoder().encode('{"é":1}'),
      contentType: 'application/json'
    }
    const { json } = await fetchJson('/anything?a=1&a=2', { method, ...(method !== 'GET' && { body }) })
    expect(json).toMatchObject({
      method,
      args: { a: ['1', '2'] },
      ...(method !== 'GET' && { json: { é: 1 } })
    })
  })

  test.each(['gzip', 'deflate', 'brotli'])('%s is decoded', async coding => {
    const { exchange, json } = await fetchJson(`/${coding}`)
    expect(json).toMatchObject({
      [coding === 'gzip' ? 'gzipped' : coding === 'deflate' ? 'deflated' : 'brotli']: true
    })
    expect(exchange.body?.encodedSize).toBeLessThan(exchange.body?.size ?? 0)
  })

  test('the URL’s user and password open a protected page', async () => {
    const { json } = await fetchJson('', {
      url: `${origin.replace('//', '//someone:secret@')}/basic-auth/someone/secret`
    })
    expect(json).toMatchObject({ authenticated: true, user: 'someone' })
  })

  test('an error status is an answer like any other', async () => {
    const { exchange } = await client.execute(get(`${origin}/status/418`))
    expect(exchange).not.toHaveProperty('error')
    expect(exchange.hops[0]?.response).toMatchObject({ status: 418, statusText: "I'M A TEAPOT" })
  })

  test('a chunked answer is read to its end, and an upload may be chunked', async () => {
    const lines = await (await client.execute(get(`${origin}/stream/5`))).text()
    expect(lines.trim().split('\n')).toHaveLength(5)
    async function* chunks() {
      yield gzipSync('first')
      yield gzipSync('second')
    }
    const { json } = await fetchJson('/post', { method: 'POST', body: { kind: 'stream', chunks: chunks() } })
    expect(json).toMatchObject({ headers: { 'Transfer-Encoding': 'chunked' } })
  })

  test('waits as long as it is allowed to', async () => {
    const error = await failureOf(client.execute(get(`${origin}/delay/5`), { timeouts: { requestMs: 200 } }))
    expect(error).toMatchObject({ code: 'TIMEOUT', reason: 'request', phase: 'ttfb' })
  })

  test('the phases add up to the total', async () => {
    const { exchange } = await fetchJson('/get')
    const hop = exchange.hops[0]
    const marks = hop?.phases.flatMap(({ startMs, endMs }) => [startMs, endMs]) ?? []
    expect(marks[0]).toBe(0)
    expect(marks.at(-1)).toBe(exchange.totalMs)
    for (let i = 2; i < marks.length; i += 2) expect(marks[i]).toBe(marks[i - 1])
  })
})
