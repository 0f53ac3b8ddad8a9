import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import type http from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

let server: HttpServer
let waiting: (() => void)[] = []
const asked: string[] = []

/** Answers with the cookie that came, and two that wait for each other only together. */
const answer: http.RequestListener = ({ url = '/', headers }, response) => {
  asked.push(url)
  const end = () => {
    if (url.startsWith('/login')) response.setHeader('Set-Cookie', `user=${url.split('=')[1]}`)
    response.setHeader('Content-Type', 'application/json')
    response.end(JSON.stringify({ id: url.split('=')[1], cookie: headers.cookie ?? 'none' }))
  }
  if (!url.startsWith('/both')) return end()
  waiting.push(end)
  if (waiting.length < 2) return
  for (const each of waiting) each()
  waiting = []
}

beforeAll(async () => {
  server = await startHttpServer(answer)
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => {
  asked.length = 0
})

const SET_ID = `  actions:
    - type: set-variable
      phase: after-response
      selector:
        expression: res.body.id
        method: jsonq
      variable:
        name: id
        scope: runtime
`
const equals = (expression: string, value: string) =>
  `  assertions:\n    - expression: ${expression}\n      operator: eq\n      value: "${value}"\n`

describe('the variables of sonde run', () => {
  test('come from the environment and the command line, which counts more', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: `${server.origin}/{{place}}?x={{who}}` }),
      'environments/local.yml':
        'variables:\n  - name: place\n    value: here\n  - name: who\n    value: nobody\n'
    })
    const { status } = await sonde(['run', folder, '--env', 'local', '--var', 'who=me=you'])
    expect(asked).toEqual(['/here?x=me=you'])
    expect(status).toBe(0)
  })

  test('are led into where a row, the command line or an action gives an object', async () => {
    const action = SET_ID.replace('res.body.id', 'res.body').replace('name: id', 'name: told')
    const url = `${server.origin}/{{o.a}}?id={{list[1]}}{{from.x}}`
    const folder = await runnableCollection({
      '1.yml': runnableRequest('A', { url, seq: 1, runtime: action }),
      '2.yml': runnableRequest('B', { url: `${server.origin}/{{told.cookie}}`, seq: 2 })
    })
    const data = join(await temporaryFolder(), 'rows.json')
    await writeFile(data, '[{"o":{"a":"deep"},"list":[1,2]}]')
    const { status } = await sonde(['run', folder, '--data', data, '--var', 'from={"x":"y"}'])
    expect(asked).toEqual(['/deep?id=2y', '/none'])
    expect(status).toBe(0)
  })

  test('say which environments there are, and which flag reads a .env file outside the collection', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', { url: `${server.origin}/{{place}}` }),
      'b/folder.yml': 'info:\n  name: B\nrequest:\n  headers:\n    - name: X-Who\n      value: "{{who}}"\n',
      'b/b.yml': runnableRequest('B', { url: `${server.origin}/b` }),
      'environments/local.yml': 'dotEnvFilePath: ../outside.env\nvariables: []\n'
    })
    const outside = join(folder, '..', 'outside.env')
    await writeFile(outside, 'X=1\n')
    const { stdout } = await sonde(['run', folder])
    expect(stdout).toContain('There is no variable called place. No environment was chosen: --env local\n')
    expect(stdout).toContain('In the folder “B”: There is no variable called who. No environment was chosen:')
    const chosen = await sonde(['run', folder, '--env', 'local'])
    const allow = `is read only where that is allowed. Allow it with --allow ${await realpath(outside)}\n`
    expect(chosen.stdout).toContain(allow)
    expect(chosen.stderr).toContain(allow)
  })

  test('say what a secret of the environment is missing, and cover it where it is given', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', {
        url: `${server.origin}/a?id={{token}}`,
        runtime: equals('res.body.id', 'x')
      }),
      'environments/local.yml': 'variables:\n  - name: token\n    secret: true\n'
    })
    const without = await sonde(['run', folder, '--env', 'local'])
    expect(without.stdout).toContain('token is a secret of the environment local, and has no value here')
    expect(without.status).toBe(1)
    const report = ['--reporter', 'json', '--env', 'local']
    const given = await sonde(['run', folder, '--var', 'token', ...report], '', {
      env: { token: 'hush-hush' }
    })
    expect(asked).toEqual(['/a?id=hush-hush'])
    expect(given.stdout).toContain('•••')
    expect(given.stdout).not.toContain('hush-hush')
  })

  test('that prove something later are covered also in what was told before', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Start', {
        url: `${server.origin}/a?id={{start}}`,
        runtime: `${equals('res.body.id', 'nothing')}${SET_ID}`
      }),
      '2.yml': runnableRequest('Use', {
        url: `${server.origin}/b`,
        seq: 2,
        http: '  auth:\n    type: bearer\n    token: "{{id}}"\n'
      })
    })
    const { stdout } = await sonde(['run', folder, '--var', 'start=proves-it-later', '-r', 'json'])
    expect(JSON.parse(stdout)).toMatchObject({ passed: 1, failed: 1 })
    expect(stdout).toContain('•••')
    expect(stdout).not.toContain('proves-it-later')
  })

  test('that have proved something are covered in what is told later', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Use', {
        url: `${server.origin}/b`,
        http: '  auth:\n    type: bearer\n    token: "{{start}}"\n'
      }),
      '2.yml': runnableRequest('Echo', {
        url: `${server.origin}/a?id=proved-before`,
        seq: 2,
        runtime: `${equals('res.body.id', 'nothing')}    - expression: res.body.id\n      operator: eqals\n      value: x\n`
      })
    })
    const { stdout } = await sonde(['run', folder, '--var', 'start=proved-before'])
    expect(stdout).toContain('found    "•••"')
    expect(stdout).not.toContain('proved-before')
  })

  test('that a row or the command line gives are covered by their names', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', {
        url: `${server.origin}/a?id={{apiToken}}{{userPassword}}`,
        runtime: equals('res.body.id', 'x')
      })
    })
    const data = join(await temporaryFolder(), 'rows.csv')
    await writeFile(data, 'apiToken,who\nof-the-row,me\n')
    const html = join(await temporaryFolder(), 'report.html')
    const args = ['--data', data, '-n', '2', '--var', 'userPassword=of-the-line']
    const lines = await sonde(['run', folder, ...args, '-r', 'cli', '-r', `html=${html}`])
    const { stdout } = await sonde(['run', folder, ...args, '-r', 'json'])
    expect(asked).toContain('/a?id=of-the-rowof-the-line')
    expect(lines.stdout).toContain('Iteration 1  apiToken=•••  who=me')
    for (const text of [lines.stdout, await readFile(html, 'utf8'), stdout]) {
      expect(text).not.toContain('of-the-row')
      expect(text).not.toContain('of-the-line')
    }
  })

  test('are covered by the keys under which they stand in objects, in every report', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', {
        url: `${server.origin}/a?p={{o.password}}&k={{creds[0].apiKey}}&c={{cfg.passphrase}}`,
        runtime: equals('res.body.id', '{{o}}')
      }),
      'environments/local.yml':
        'variables:\n  - name: cfg\n    value:\n      type: object\n      data: |-\n        {"passphrase": "of-the-environment"}\n'
    })
    const data = join(await temporaryFolder(), 'rows.json')
    const row = { o: { user: 'bob', password: 'of-the-object' }, creds: [{ apiKey: 'of-the-list' }] }
    await writeFile(data, JSON.stringify([row, row]))
    const reports = ['json', 'junit', 'html'].map(name => [name, join(folder, `report.${name}`)] as const)
    const args = ['--data', data, '--env', 'local', ...reports.flatMap(each => ['-r', each.join('=')])]
    const { stdout } = await sonde(['run', folder, ...args, '-r', 'cli'])
    expect(asked).toContain('/a?p=of-the-object&k=of-the-list&c=of-the-environment')
    expect(stdout).toContain('o={"user":"bob","password":"•••"}  creds=[{"apiKey":"•••"}]')
    for (const text of [stdout, ...(await Promise.all(reports.map(([, path]) => readFile(path, 'utf8'))))])
      for (const secret of ['of-the-object', 'of-the-list', 'of-the-environment'])
        expect(text).not.toContain(secret)
  })

  test('of a row that prove something are covered in what the reports say of it', async () => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', {
        url: `${server.origin}/a`,
        http: '  auth:\n    type: bearer\n    token: "{{pass}}"\n'
      })
    })
    const data = join(await temporaryFolder(), 'rows.json')
    await writeFile(data, '[{"pass": "proved-by-a-row"}, {"pass": "proved-by-another"}]')
    const { stdout } = await sonde(['run', folder, '--data', data, '--parallel', '2', '-r', 'json'])
    expect(JSON.parse(stdout).rows).toEqual([
      { iteration: 1, row: { pass: '•••' } },
      { iteration: 2, row: { pass: '•••' } }
    ])
  })

  test('of a row that are secret otherwise are covered in the heading of its iteration', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('First', { url: `${server.origin}/a?id={{pin}}` }),
      '2.yml': runnableRequest('Second', {
        url: `${server.origin}/b`,
        seq: 2,
        http: '  auth:\n    type: bearer\n    token: "{{proof}}"\n',
        runtime: '  variables:\n    - name: short\n      secret: true\n'
      }),
      'environments/local.yml':
        'variables:\n  - name: pin\n    secret: true\n  - name: proof\n    value: "{{pass}}"\n'
    })
    const data = join(await temporaryFolder(), 'rows.json')
    const row = { pin: '4711', pass: 'proved-by-a-row', told: 'it is of-the-machine', short: '12', who: 'me' }
    await writeFile(data, JSON.stringify([row, { ...row, pin: 'no', pass: 'proved-by-another' }]))
    const args = ['run', folder, '--data', data, '--env', 'local', '--var', 'MACHINE']
    const { stdout } = await sonde(args, '', { env: { MACHINE: 'of-the-machine' } })
    expect(asked).toEqual(['/a?id=4711', '/b', '/a?id=no', '/b'])
    for (const heading of ['Iteration 1', 'Iteration 2'])
      expect(stdout).toContain(`${heading}  pin=•••  pass=•••  told=it is •••  short=•••  who=me`)
  })

  test('and cookies that a server sets are covered where they are quoted', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Login', {
        url: `${server.origin}/login?id=of-the-session`,
        runtime: `${equals('res.headers.set-cookie', 'x')}${SET_ID.replace('res.body.id', 'res.headers.set-cookie')}`
      }),
      '2.yml': runnableRequest('Echo', {
        url: `${server.origin}/b`,
        seq: 2,
        runtime: equals('res.body.cookie', 'nothing')
      })
    })
    const { stdout } = await sonde(['run', folder, '-r', 'json'])
    expect(stdout).toContain('user=•••')
    expect(stdout).not.toContain('of-the-session')
  })

  test('that are called as credentials are covered in all that is told of them', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Login', {
        url: `${server.origin}/a?id={{start}}`,
        runtime: `${equals('res.body.id', 'nothing')}${SET_ID.replace('name: id', 'name: accessToken')}`
      }),
      '2.yml': runnableRequest('Echo', {
        url: `${server.origin}/b?id={{accessToken}}`,
        seq: 2,
        runtime: equals('res.body.id', 'nothing')
      })
    })
    const args = ['run', folder, '--var', 'start=fresh-from-there', '-r', 'json']
    const { stdout } = await sonde(args)
    expect(asked).toEqual(['/a?id=fresh-from-there', '/b?id=fresh-from-there'])
    expect(stdout).toContain('•••')
    expect(stdout).not.toContain('fresh-from-there')
  })

  test.each([
    ['csv', 'id,password\na,geheim\nb,geheim\n'],
    ['json', '[{"id": "a", "password": "geheim"}, {"id": "b", "password": "geheim"}]']
  ])('come from the rows of a %s file, one for each iteration', async (ending, text) => {
    const folder = await runnableCollection({
      'a.yml': runnableRequest('A', {
        url: `${server.origin}/a?id={{id}}`,
        runtime: equals('res.body.id', '{{id}}')
      })
    })
    const data = join(await temporaryFolder(), `rows.${ending}`)
    await writeFile(data, text)
    const { status, stdout } = await sonde(['run', folder, '--data', data, '--iterations', '3'])
    expect(asked).toEqual(['/a?id=a', '/a?id=b', '/a?id=a'])
    expect(stdout).toContain('Iteration 2  id=b  password=•••')
    expect(stdout).not.toContain('geheim')
    expect(status).toBe(0)
  })

  test('and cookies end with their iteration', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('First', {
        url: `${server.origin}/cookie`,
        seq: 1,
        runtime: equals('res.body.cookie', 'none')
      }),
      '2.yml': runnableRequest('Login', { url: `${server.origin}/login?id={{n}}`, seq: 2, runtime: SET_ID }),
      '3.yml': runnableRequest('Own', {
        url: `${server.origin}/own?id={{id}}`,
        seq: 3,
        runtime: equals('res.body.cookie', 'user={{n}}')
      })
    })
    const data = join(await temporaryFolder(), 'rows.csv')
    await writeFile(data, 'n\n1\n2\n')
    const { status, stdout } = await sonde(['run', folder, '--data', data])
    expect(stdout).toContain('6 requests: 6 passed')
    expect(asked.filter(url => url.startsWith('/own'))).toEqual(['/own?id=1', '/own?id=2'])
    expect(status).toBe(0)
  })

  test('are kept apart in iterations side by side, which are told in order', async () => {
    const folder = await runnableCollection({
      '1.yml': runnableRequest('Login', { url: `${server.origin}/login?id={{n}}`, seq: 1, runtime: SET_ID }),
      '2.yml': runnableRequest('Both', {
        url: `${server.origin}/both?id={{id}}`,
        seq: 2,
        runtime: equals('res.body.cookie', 'user={{n}}')
      })
    })
    const data = join(await temporaryFolder(), 'rows.csv')
    await writeFile(data, 'n\n1\n2\n3\n4\n')
    const args = ['run', folder, '--data', data, '--parallel', '2', '--reporter', 'json']
    // Of one after the other none would ever be answered.
    const { status, stdout } = await sonde(args)
    const { results, passed } = JSON.parse(stdout)
    expect(results.map(({ iteration }: { iteration: number }) => iteration)).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
    expect(passed).toBe(8)
    expect(status).toBe(0)
  })
})

describe('a hostile collection', () => {
  const hostile = (outside: string) => ({
    'env.yml': runnableRequest('Env', {
      url: `${server.origin}/env?id={{process.env.SONDE_TEST_KEY}}`,
      seq: 1
    }),
    'file.yml': runnableRequest('File', {
      url: `${server.origin}/file`,
      seq: 2,
      method: 'POST',
      http: `  body:\n    type: file\n    data:\n      - filePath: ${outside}\n        contentType: text/plain\n        selected: true\n`
    })
  })
  const env = { SONDE_TEST_KEY: 'key-of-this-machine' }

  test('gets nothing of this machine unless the command line allows it, and that is told', async () => {
    const outside = join(await temporaryFolder(), 'private.txt')
    await writeFile(outside, 'private')
    const folder = await runnableCollection(hostile(outside))
    const { status, stdout } = await sonde(['run', folder], '', { env })
    expect(asked).toEqual([])
    expect(stdout).toContain('Allow it with --allow-env SONDE_TEST_KEY')
    expect(stdout).toContain(`Allow it with --allow ${outside}`)
    expect(status).toBe(1)
    const flags = ['--allow', outside, '--allow-env', 'SONDE_TEST_KEY']
    const allowed = await sonde(['run', folder, ...flags], '', { env })
    expect(allowed.stdout).toContain('2 requests: 2 passed')
    expect(asked).toEqual(['/env?id=key-of-this-machine', '/file'])
  })

  test('cannot reach out by a folder that is allowed, nor steer the terminal', async () => {
    const outside = join(await temporaryFolder(), 'private.txt')
    await writeFile(outside, 'private')
    const name = '"\\u001b[2Jcleared"'
    const folder = await runnableCollection({
      ...hostile(outside),
      'name.yml': runnableRequest(name, { url: `${server.origin}/name`, seq: 3 })
    })
    const { stdout } = await sonde(['run', folder, '--allow', folder], '', { env })
    expect(stdout).toContain(`Allow it with --allow ${outside}`)
    expect(stdout).not.toContain('\u001b')
    expect(stdout).toContain('cleared')
    await rm(outside)
  })
})
