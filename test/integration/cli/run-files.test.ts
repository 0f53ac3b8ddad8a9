import { symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { runResults } from './run-results.ts'
import { sonde } from './run-sonde.ts'

let server: HttpServer
let at: (path: string) => string

beforeAll(async () => {
  server = await startHttpServer((_request, response) => response.end())
  at = path => `${server.origin}${path}`
})
afterAll(() => server[Symbol.asyncDispose]())

describe('of the files of a collection sonde run', () => {
  test('gives a broken file out as a request that failed, with the line', async () => {
    const folder = await runnableCollection({
      'broken.yml': 'info:\n  name: [x\n',
      'fine.yml': runnableRequest('Fine', { url: at('/fine') })
    })
    const [broken, fine] = await runResults([folder])
    expect(broken).toMatchObject({ name: 'broken', outcome: 'failed' })
    expect(broken?.problem).toMatch(/^broken.yml, line \d: /)
    expect(fine).toMatchObject({ outcome: 'passed' })
  })

  test('says of what is a link where it leads, and fails for one that may be a request', async () => {
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: at('/a') }) })
    const outside = await temporaryFolder()
    await writeFile(join(outside, 'b.yml'), 'x: 1')
    await symlink(outside, join(folder, 'docs'))
    const [alone, ...none] = await runResults([folder])
    expect(alone).toMatchObject({ outcome: 'passed' })
    expect(none).toEqual([])
    await symlink(join(outside, 'b.yml'), join(folder, 'b.yml'))
    const [, link] = await runResults([folder])
    expect(link?.problem).toContain('leads out of the collection')
    const { status, stderr } = await sonde(['run', join(folder, 'b.yml')])
    expect(stderr).toMatch(/b\.yml: This is a link that leads out of the collection/)
    expect(status).toBe(2)
  })

  test('says that requests and environments within opencollection.yml are not used', async () => {
    const bundle =
      'opencollection: 1.0.0\ninfo:\n  name: Bundle\nconfig:\n  environments:\n    - name: dev\nitems:\n  - info:\n      name: A\n'
    const folder = await runnableCollection({ 'opencollection.yml': bundle })
    for (const [flags, status] of [
      [[], 3],
      [['--env', 'dev'], 2]
    ] as const) {
      const ended = await sonde(['run', folder, ...flags])
      expect(ended.stderr).toMatch(/warning: opencollection\.yml: This collection holds requests in/)
      expect(ended.stderr).toMatch(/warning: opencollection\.yml: This collection holds environments in/)
      expect(ended.status).toBe(status)
    }
  })

  test('leaves out what does not say that it is a request, with a warning', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: at('/a'), tags: ['smoke'] }),
      'docker-compose.yml': 'services:\n  web:\n    image: x\n',
      'deep/empty.yml': ''
    })
    await symlink(await temporaryFolder(), join(folder, 'docs'))
    const { status, stdout, stderr } = await sonde(['run', folder, '--tags', 'smoke'])
    expect(stdout).toContain('1 request: 1 passed')
    expect(stderr.trimEnd().split('\n').toSorted()).toEqual([
      expect.stringMatching(/^sonde: warning: deep\/empty\.yml is left out: It is no request/),
      expect.stringMatching(/^sonde: warning: docker-compose\.yml is left out: It is no request/),
      expect.stringMatching(/^sonde: warning: docs is left out: This is a link that leads out/)
    ])
    expect(status).toBe(0)
    const named = await sonde(['run', join(folder, 'docker-compose.yml')])
    expect(named.stdout).toContain('It is no request')
    expect(named.status).toBe(1)
  })

  test('says what it leaves out once the command line is right, or where nothing else is there', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: at('/a') }),
      'docker-compose.yml': 'services:\n  web:\n    image: x\n',
      'docs/only.yml': 'services: {}\n'
    })
    for (const flags of [
      ['--tags', ''],
      ['--env', 'nope'],
      ['-r', `junit=${join(folder, 'a.yml')}`]
    ]) {
      const wrong = await sonde(['run', folder, ...flags])
      expect(wrong.stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(wrong.status).toBe(2)
    }
    const none = await sonde(['run', join(folder, 'docs')])
    expect(none.stderr).toMatch(
      /^sonde: warning: docs\/only\.yml is left out.*\n.*there is no request to run\n$/
    )
    expect(none.status).toBe(3)
  })

  test('leaves out a link to what is in the collection anyway, with a warning', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: at('/a'), tags: ['smoke'] })
    })
    await symlink(join(folder, 'a.yml'), join(folder, 'link.yml'))
    const said =
      'sonde: warning: link.yml is left out: This is a link to a.yml in this collection. Links are not followed: use that one.\n'
    const all = await sonde(['run', folder])
    expect(all).toMatchObject({
      status: 0,
      stderr: said,
      stdout: expect.stringContaining('1 request: 1 passed')
    })
    expect((await sonde(['run', folder, '--tags', 'nope'])).status).toBe(3)
    expect((await sonde(['run', join(folder, 'link.yml')])).stdout).toContain('1 request: 1 passed')
  })

  test('says in words of the command line what a request is missing', async () => {
    const auth =
      '  auth:\n    type: oauth2\n    flow: authorization_code\n    authorizationUrl: https://a.test/\n    accessTokenUrl: https://a.test/\n    callbackUrl: https://a.test/\n    credentials:\n      clientId: c\n'
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: at('/a'), http: auth }),
      'b.yml': runnableRequest('B', { url: '', seq: 2 })
    })
    const { status, stdout } = await sonde(['run', folder])
    expect(stdout).toContain(
      'No OAuth 2 token was given: There is none yet. Nobody can be asked for one here:'
    )
    expect(stdout).not.toContain('under Auth')
    expect(stdout).toContain('There is no URL to send the request to.')
    expect(status).toBe(1)
  })
})
