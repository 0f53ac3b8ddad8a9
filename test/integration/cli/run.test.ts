import { existsSync } from 'node:fs'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { runResults } from './run-results.ts'
import { sonde } from './run-sonde.ts'

const asked: string[] = []

const answer: http.RequestListener = (request, response) => {
  const { url = '/', headers } = request
  asked.push(url)
  if (url === '/hang') return
  if (url === '/login') response.setHeader('Set-Cookie', 'session=1')
  const status = url.startsWith('/bad') ? 500 : 200
  const body = JSON.stringify({ url, id: url.split('=')[1], cookie: headers.cookie ?? 'none' })
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(body)
}

let server: HttpServer
let at: (path: string) => string

beforeAll(async () => {
  server = await startHttpServer(answer)
  at = path => `${server.origin}${path}`
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => {
  asked.length = 0
})

const OK = { status: 200 }

describe('sonde run', () => {
  test('sends the requests of a collection in the order of its tree over one connection', async () => {
    const folder = await runnableCollection({
      'last.yml': runnableRequest('Last', { url: at('/last'), seq: 2, ...OK }),
      'first.yml': runnableRequest('First', { url: at('/first'), seq: 1, ...OK }),
      'orders/list.yml': runnableRequest('List', { url: at('/list'), ...OK })
    })
    const before = server.accepted
    const { status, stdout, stderr } = await sonde(['run', folder], '', { env: { LANG: 'C.UTF-8' } })
    expect(stderr).toBe('')
    expect(stdout.replaceAll(/ +[\d.]+ m?s\b/g, ' TIME')).toBe(
      [
        'Shop · 3 requests',
        '',
        '  ✓ GET    orders/List  200 TIME  1 check',
        '  ✓ GET    First        200 TIME  1 check',
        '  ✓ GET    Last         200 TIME  1 check',
        '',
        '3 requests: 3 passed in TIME',
        '3 checks: 3 passed',
        ''
      ].join('\n')
    )
    expect(asked).toEqual(['/list', '/first', '/last'])
    expect(server.accepted - before).toBe(1)
    expect(status).toBe(0)
  })

  test('tells what failed, where, with what was expected and found', async () => {
    const folder = await runnableCollection({
      'orders/bad.yml': runnableRequest('Bad', { url: at('/bad'), ...OK })
    })
    const { status, stdout } = await sonde(['run', folder], '', { env: { LC_ALL: 'C' } })
    expect(stdout).toMatch(/x GET {4}orders\/Bad {2}500 .* 1 of 1 check failed {2}orders\/bad.yml/)
    expect(stdout).toContain('      res.status eq 200\n        expected 200\n        found    500\n')
    expect(stdout).toContain('1 request: 0 passed, 1 failed')
    expect(status).toBe(1)
  })

  test('says which checks nobody has looked at, once, and how many they are', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('1', {
        url: at('/1'),
        ...OK,
        runtime: '    - expression: req.method\n      operator: eq\n      value: GET\n'
      }),
      '2.yml': runnableRequest('2', { url: 'http://127.0.0.1:1/', seq: 2, ...OK })
    })
    const report = join(await temporaryFolder(), 'report.html')
    const [json, junit] = [`${report}.json`, `${report}.xml`]
    const reporters = ['cli', `html=${report}`, `json=${json}`, `junit=${junit}`]
    const { stdout } = await sonde(['run', folder, '-n', '2', ...reporters.flatMap(each => ['-r', each])])
    const why = '      req.method eq GET: Skipped: needs scripts, which Sonde does not run.\n'
    expect(stdout.match(/ 1 check {2}1 check skipped\n/g)).toHaveLength(2)
    expect(stdout.split(why)).toHaveLength(2)
    expect(stdout).toContain('\n2 checks: 2 passed\n4 checks skipped, neither passed nor failed\n')
    expect(await readFile(report, 'utf8')).toContain('<dt>Checks skipped</dt><dd class="warn">4</dd>')
    // Of one without an answer none is made.
    const { checks, results } = JSON.parse(await readFile(json, 'utf8'))
    expect(checks).toEqual({ passed: 2, failed: 0, skipped: 4 })
    const each = results.map(({ results }: { results: { skipped: number } }) => results.skipped)
    expect(each).toEqual([1, 1, 1, 1])
    expect((await readFile(junit, 'utf8')).match(/<skipped /g)).toHaveLength(4)
  })

  test.each([
    ['res.status', 'eqals', 'There is no operator “eqals”.'],
    ['res.status.(', 'eq', '“res.status.(” is no expression'],
    ['res.stauts', 'eq', 'found    undefined']
  ])('fails for the check %s %s, which means nothing', async (expression, operator, why) => {
    const runtime = `  assertions:\n    - expression: ${expression}\n      operator: ${operator}\n      value: "200"\n`
    const folder = await runnableCollection({ '1.yml': runnableRequest('1', { url: at('/1'), runtime }) })
    const { status, stdout } = await sonde(['run', folder])
    expect(stdout).toContain(why)
    expect(stdout).toContain('1 of 1 check failed')
    expect(status).toBe(1)
  })

  test('leaves a gap behind a long method', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('1', { url: at('/1'), method: 'PROPPATCH' })
    })
    expect((await sonde(['run', folder])).stdout).toMatch(/ PROPPATCH 1 {2}200 /)
  })

  test('runs a folder or a request of a collection, by whatever path leads there', async () => {
    const folder = await runnableCollection({
      'a/one.yml': runnableRequest('One', { url: at('/one') }),
      'a/two.yml': runnableRequest('Two', { url: at('/two'), seq: 2 }),
      'three.yml': runnableRequest('Three', { url: at('/three') })
    })
    expect((await runResults([join(folder, 'a')])).map(({ name }) => name)).toEqual(['One', 'Two'])
    expect((await runResults([join(folder, 'a', '..', 'a', 'two.yml')])).map(({ name }) => name)).toEqual([
      'Two'
    ])
    expect(await runResults([join(folder, 'opencollection.yml')])).toHaveLength(3)
  })

  test('ends with the first failure when asked to', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('1', { url: at('/bad'), seq: 1, ...OK }),
      '2.yml': runnableRequest('2', { url: at('/2'), seq: 2, ...OK })
    })
    const { status, stdout } = await sonde(['run', folder, '--bail'])
    expect(stdout).toContain('1 request not run: the run ended with the first failure')
    expect(asked).toEqual(['/bad'])
    expect(status).toBe(1)
  })

  test('waits between two requests, also of two iterations', async () => {
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: at('/a') }) })
    const { stdout } = await sonde(['run', folder, '-n', '3', '--delay', '150ms', '-r', 'json'])
    const { results } = JSON.parse(stdout)
    const starts: number[] = results.map(({ startMs }: { startMs: number }) => startMs)
    for (const [at, startMs] of starts.slice(1).entries())
      expect(startMs - (starts[at] ?? 0)).toBeGreaterThan(140)
  })

  test('writes nothing but what it was asked for', async () => {
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: at('/a') }) })
    const home = join(await temporaryFolder(), 'home')
    const { status } = await sonde(['run', folder], '', { env: { SONDE_HOME: home } })
    expect(status).toBe(0)
    expect(existsSync(home)).toBe(false)
  })

  test('opens no address that refuses, and goes on', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('1', { url: 'http://127.0.0.1:1/', seq: 1 }),
      '2.yml': runnableRequest('2', { url: at('/2'), seq: 2 })
    })
    const [refused, next] = await runResults([folder])
    expect(refused?.problem).toContain('refused the connection')
    expect(next?.outcome).toBe('passed')
  })

  test.each([
    [['--request-timeout', '50ms'], 'response'],
    [['--timeout', '50ms'], '']
  ])('gives up a request after %s', async (flags, said) => {
    const folder = await runnableCollection({ 'hang.yml': runnableRequest('Hang', { url: at('/hang') }) })
    const [hung] = await runResults([folder, ...flags])
    expect(hung?.outcome).toBe('failed')
    expect(hung?.problem).toContain('50 ms')
    expect(hung?.problem).toContain(said)
  })

  test('says where a link leads that is not followed, and how to allow it', async () => {
    const elsewhere = join(await temporaryFolder(), 'outside.json')
    await writeFile(elsewhere, '{}')
    const body = `  body:\n    type: file\n    data:\n      - filePath: link.json\n        contentType: application/json\n        selected: true\n`
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: at('/a'), method: 'POST', http: body })
    })
    await symlink(elsewhere, join(folder, 'link.json'))
    const [refused] = await runResults([folder])
    expect(refused?.problem).toContain(elsewhere)
    expect(asked).toEqual([])
    const allowed = await runResults([folder, '--allow', elsewhere])
    expect(allowed[0]?.outcome).toBe('passed')
  })

  test('blames a flag for a timeout only where that is what ran out', async () => {
    const folder = await runnableCollection({
      'hang.yml': `${runnableRequest('Hang', { url: at('/hang') })}
settings:
  timeout: 60
`
    })
    const [own] = await runResults([folder, '--timeout', '5s'])
    expect(own?.problem).toContain('60 ms')
    expect(own?.problem).toContain('this request’s settings')
    expect(own?.problem).not.toContain('--')
    const [flag] = await runResults([folder, '--timeout', '50ms'])
    expect(flag?.problem).toContain('is set by --timeout')
  })

  test('trusts an authority, or none, as the command line says', async () => {
    await using secure = await startHttpServer(answer, { certificate: 'good' })
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: `${secure.origin}/a` }) })
    const [refused] = await runResults([folder])
    expect(refused?.problem).toContain('--ca-cert')
    expect((await runResults([folder, '--ca-cert', locate('ca.pem')]))[0]?.outcome).toBe('passed')
    const insecure = await sonde(['run', folder, '--insecure'])
    expect(insecure.stderr).toContain('warning: the certificates of servers are not verified')
    expect(insecure.status).toBe(0)
  })

  test('chooses requests by their tags', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Smoke', { url: at('/1'), seq: 1, tags: ['smoke'] }),
      '2.yml': runnableRequest('Slow', { url: at('/2'), seq: 2, tags: ['smoke', 'slow'] }),
      '3.yml': runnableRequest('None', { url: at('/3'), seq: 3 })
    })
    const names = async (...flags: string[]) => (await runResults([folder, ...flags])).map(({ name }) => name)
    expect(await names('--tags', 'smoke,other')).toEqual(['Smoke', 'Slow'])
    expect(await names('--tags', 'smoke', '--exclude-tags', 'slow')).toEqual(['Smoke'])
    expect(await names('--exclude-tags', 'smoke')).toEqual(['None'])
    const { status, stderr } = await sonde(['run', folder, '--tags', 'nope'])
    expect(stderr).toContain('of 3 requests none is left by --tags')
    expect(status).toBe(3)
  })
})
