import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MemoryCookieJar } from '#engine/cookies/memory-cookie-jar.ts'
import { DirectClient } from '#engine/direct-client.ts'
import type { Request } from '#shared/client/http-client.ts'
import type { Auth } from '#shared/model/auth.ts'
import { get } from '#test/fixtures/requests.ts'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { freePort, untilListening } from '#test/fixtures/servers/ports.ts'
import { temporaryFolder } from '../../../suites/temporary-folder.ts'

// gunicorn runs under the Python it was installed with, which need not be the first on the path.
const PYTHON = '/usr/bin/python3'
const missing = spawnSync(PYTHON, ['-c', 'import gunicorn, httpbin']).status !== 0

describeServer('httpbin: credentials', !missing, () => {
  let httpbin: ChildProcess
  let origin = ''
  const client = new DirectClient({ cookies: new MemoryCookieJar() })

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

  /** What the hops were for and were answered with. */
  const walk = async (path: string, auth: Auth, more: Partial<Request> = {}) => {
    const { exchange } = await client.execute(get(origin + path, more), { auth })
    return exchange.hops.map(({ reason, response }) => [reason, response?.status])
  }
  const digest = (password: string): Auth => ({ kind: 'digest', username: 'someone', password })
  const ANSWERED = [
    ['initial', 401],
    ['auth', 200]
  ]

  test.each(['MD5', 'SHA-256', 'SHA-512'])('Digest by %s', async algorithm => {
    const path = `/digest-auth/auth/someone/secret/${algorithm}`
    expect(await walk(path, digest('secret'))).toEqual(ANSWERED)
    const refused = [
      ['initial', 401],
      ['auth', 401]
    ]
    expect(await walk(path, digest('wrong'))).toEqual(refused)
  })

  test.each(['MD5', 'SHA-256', 'SHA-512'])('Digest of the body by %s', async algorithm => {
    const path = `/digest-auth/auth-int/someone/secret/${algorithm}`
    expect(await walk(path, digest('secret'))).toEqual(ANSWERED)
  })

  test('Digest of a body that is a file', async () => {
    const file = join(await temporaryFolder(), 'body')
    await writeFile(file, Buffer.alloc(3_000_000, 'body'))
    const body = { kind: 'file' as const, path: file }
    // This endpoint answers to GET alone, and takes a body with it.
    expect(await walk('/digest-auth/auth-int/someone/secret/SHA-256', digest('secret'), { body })).toEqual(
      ANSWERED
    )
  })

  test('a nonce that is stale is asked for once more', async () => {
    const path = '/digest-auth/auth/someone/secret/MD5/1'
    const first = await walk(path, digest('secret'))
    expect(first.at(-1)).toEqual(['auth', 200])
    expect(first.length).toBeLessThanOrEqual(4)
  })

  test('Basic, Bearer and an API key are sent with the first request', async () => {
    expect(
      await walk('/basic-auth/someone/s%C3%A9cret', {
        kind: 'basic',
        username: 'someone',
        password: 'sécret'
      })
    ).toEqual([['initial', 200]])
    expect(await walk('/bearer', { kind: 'bearer', token: 'abc' })).toEqual([['initial', 200]])
    const key = { kind: 'api-key', name: 'key', value: 'a b&c' } as const
    const answer = await client.execute(get(`${origin}/anything?x=1`), { auth: { ...key, in: 'query' } })
    expect(await answer.json()).toMatchObject({ args: { x: '1', key: 'a b&c' } })
    const cookie = await client.execute(get(`${origin}/cookies`), { auth: { ...key, in: 'cookie' } })
    expect(await cookie.json()).toMatchObject({ cookies: { key: 'a b&c' } })
  })
})
