import { existsSync } from 'node:fs'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde, startSonde } from './run-sonde.ts'

const asked: string[] = []
let onHang = () => {}

const answer: http.RequestListener = (request, response) => {
  const { url = '/', headers } = request
  asked.push(url)
  if (url === '/hang') return onHang()
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

/** Its results, as `--reporter json` has them. */
async function results(args: string[]): Promise<{ name: string; outcome: string; problem: string }[]> {
  const { stdout } = await sonde(['run', ...args, '--reporter', 'json'])
  return JSON.parse(stdout).results.map(
    (each: { name: string; outcome: string; message?: string; problems?: { problem: string }[] }) => ({
      name: each.name,
      outcome: each.outcome,
      problem: [each.message, ...(each.problems ?? []).map(({ problem }) => problem)].join(' ')
    })
  )
}

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

  test('runs a folder or a request of a collection, by whatever path leads there', async () => {
    const folder = await runnableCollection({
      'a/one.yml': runnableRequest('One', { url: at('/one') }),
      'a/two.yml': runnableRequest('Two', { url: at('/two'), seq: 2 }),
      'three.yml': runnableRequest('Three', { url: at('/three') })
    })
    expect((await results([join(folder, 'a')])).map(({ name }) => name)).toEqual(['One', 'Two'])
    expect((await results([join(folder, 'a', '..', 'a', 'two.yml')])).map(({ name }) => name)).toEqual([
      'Two'
    ])
    expect(await results([join(folder, 'opencollection.yml')])).toHaveLength(3)
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

  test('gives a broken file out as a request that failed, with the line', async () => {
    const folder = await runnableCollection({
      'broken.yml': 'info:\n  name: [x\n',
      'fine.yml': runnableRequest('Fine', { url: at('/fine') })
    })
    const [broken, fine] = await results([folder])
    expect(broken).toMatchObject({ name: 'broken', outcome: 'failed' })
    expect(broken?.problem).toMatch(/^broken.yml, line \d: /)
    expect(fine).toMatchObject({ outcome: 'passed' })
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
    const [refused, next] = await results([folder])
    expect(refused?.problem).toContain('refused the connection')
    expect(next?.outcome).toBe('passed')
  })

  test.each([
    [['--request-timeout', '50ms'], 'response'],
    [['--timeout', '50ms'], '']
  ])('gives up a request after %s', async (flags, said) => {
    const folder = await runnableCollection({ 'hang.yml': runnableRequest('Hang', { url: at('/hang') }) })
    const [hung] = await results([folder, ...flags])
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
    const [refused] = await results([folder])
    expect(refused?.problem).toContain(elsewhere)
    expect(asked).toEqual([])
    const allowed = await results([folder, '--allow', elsewhere])
    expect(allowed[0]?.outcome).toBe('passed')
  })

  test('blames a flag for a timeout only where that is what ran out', async () => {
    const folder = await runnableCollection({
      'hang.yml': `${runnableRequest('Hang', { url: at('/hang') })}
settings:
  timeout: 60
`
    })
    const [own] = await results([folder, '--timeout', '5s'])
    expect(own?.problem).toContain('60 ms')
    expect(own?.problem).toContain('this request’s settings')
    expect(own?.problem).not.toContain('--')
    const [flag] = await results([folder, '--timeout', '50ms'])
    expect(flag?.problem).toContain('is set by --timeout')
  })

  test('tells what has been done when it is interrupted, and writes the reports', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('1', { url: at('/1'), seq: 1 }),
      '2.yml': runnableRequest('2', { url: at('/hang'), seq: 2 })
    })
    const report = join(await temporaryFolder(), 'report.json')
    const hangs = new Promise<void>(resolve => {
      onHang = resolve
    })
    const { child, ended } = startSonde(['run', folder, '--reporter', `json=${report}`])
    await hangs
    child.kill('SIGINT')
    const { status, stdout } = await ended
    expect(stdout).toContain('1 request not run: interrupted')
    expect(JSON.parse(await readFile(report, 'utf8'))).toMatchObject({
      passed: 1,
      notRun: 1,
      ended: 'stopped'
    })
    expect(status).toBe(130)
  })

  test('trusts an authority, or none, as the command line says', async () => {
    await using secure = await startHttpServer(answer, { certificate: 'good' })
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: `${secure.origin}/a` }) })
    const [refused] = await results([folder])
    expect(refused?.problem).toContain('--ca-cert')
    expect((await results([folder, '--ca-cert', locate('ca.pem')]))[0]?.outcome).toBe('passed')
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
    const names = async (...flags: string[]) => (await results([folder, ...flags])).map(({ name }) => name)
    expect(await names('--tags', 'smoke,other')).toEqual(['Smoke', 'Slow'])
    expect(await names('--tags', 'smoke', '--exclude-tags', 'slow')).toEqual(['Smoke'])
    expect(await names('--exclude-tags', 'smoke')).toEqual(['None'])
    const { status, stderr } = await sonde(['run', folder, '--tags', 'nope'])
    expect(stderr).toContain('of 3 requests none is left by --tags')
    expect(status).toBe(3)
  })

  test('refuses a command line that makes no sense, before anything is sent', async () => {
    const folder = await runnableCollection({ 'a.yml': runnableRequest('A', { url: at('/a') }) })
    const elsewhere = await temporaryFolder()
    await writeFile(join(elsewhere, 'bad.csv'), 'a,b\n1\n')
    await mkdir(join(elsewhere, 'empty'))
    await writeFile(
      join(elsewhere, 'empty', 'opencollection.yml'),
      'opencollection: 1.0.0\ninfo:\n  name: E\n'
    )
    const cases: [string[], number, string][] = [
      [[], 2, 'The path is missing'],
      [[folder, 'more'], 2, 'Too many arguments'],
      [[join(folder, 'nope')], 2, 'there is no such file or folder'],
      [[elsewhere], 2, 'is no collection: it has no opencollection.yml.\n'],
      [[join(elsewhere, 'empty')], 3, 'there is no request to run'],
      [[folder, '--env', 'nope'], 2, '--env nope: there is no such environment'],
      [[folder, '--var', '=x'], 2, '--var =x'],
      [[folder, '--var', 'SONDE_NOT_SET'], 2, '--var SONDE_NOT_SET: the process environment has no'],
      [[folder, '--data', join(elsewhere, 'bad.csv')], 2, 'bad.csv: line 2'],
      [[folder, '--data', join(elsewhere, 'nope.csv')], 26, '--data'],
      [[folder, '--iterations', '0'], 2, '--iterations 0'],
      [[folder, '--iterations', '100001'], 2, '100,000'],
      [[folder, '--parallel', '0'], 2, '--parallel 0'],
      [[folder, '--delay', 'soon'], 2, '--delay soon'],
      [[folder, '--reporter', 'xml'], 2, '--reporter xml'],
      [[folder, '--reporter', 'cli=x'], 2, '--reporter cli=x'],
      [[folder, '--reporter', 'json', '--reporter', 'junit'], 2, 'both would go to standard output'],
      [[folder, '--reporter', `json=${elsewhere}`], 2, 'that is a folder'],
      [[folder, '--reporter', `html=${join(elsewhere, 'no', 'r.html')}`], 2, 'there is no folder']
    ]
    for (const [args, exit, said] of cases) {
      const { status, stderr } = await sonde(['run', ...args])
      expect(stderr, args.join(' ')).toContain(said)
      expect(stderr.trimEnd().split('\n'), args.join(' ')).toHaveLength(1)
      expect(status, args.join(' ')).toBe(exit)
    }
    expect(asked).toEqual([])
  })
})
