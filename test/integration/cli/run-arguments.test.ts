import { copyFile, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { locate } from '#test/fixtures/certs/certificates.ts'
import { runnableCollection, runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { type HttpServer, startHttpServer } from '#test/fixtures/servers/http-server.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const asked: string[] = []
let server: HttpServer

beforeAll(async () => {
  server = await startHttpServer(({ url = '/' }, response) => {
    asked.push(url)
    response.end('{}')
  })
})
afterAll(() => server[Symbol.asyncDispose]())
beforeEach(() => {
  asked.length = 0
})

const requestTo = (place: string, tags: readonly string[] = []) =>
  runnableRequest('A', { url: `${server.origin}/${place}`, tags })

describe('the environment of sonde run', () => {
  const LOCAL = 'variables:\n  - name: place\n    value: here\n'

  test.each(['local', 'local.yml', 'environments/local.yml', 'shop/environments/local.yml'])(
    'may be named as %s',
    async given => {
      const folder = await runnableCollection({
        'a.yml': requestTo('{{place}}'),
        'environments/local.yml': LOCAL
      })
      const { status, stdout } = await sonde(['run', folder, '--env', given])
      expect(stdout).toMatch(/^Shop · local · 1 request\n/)
      expect(asked).toEqual(['/here'])
      expect(status).toBe(0)
    }
  )

  test('is refused when its file, or that of one that it extends, cannot be read', async () => {
    const folder = await runnableCollection({
      'a.yml': requestTo('{{place}}'),
      'opencollection.yml': `opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  ${LOCAL.replaceAll('\n', '\n  ')}\n`,
      'environments/broken.yml': 'variables:\n  - name: place\n    value: [x\n',
      'environments/over.yml': `extends: broken\n${LOCAL}`,
      'environments/orphan.yml': `extends: gone\n${LOCAL}`
    })
    const outside = join(await temporaryFolder(), 'outside.yml')
    await writeFile(outside, LOCAL)
    await symlink(outside, join(folder, 'environments', 'link.yml'))
    const cases = [
      ['broken', /--env broken: The environment broken cannot be read\. broken\.yml, line \d: A bracket/],
      ['over', /--env over: The environment broken cannot be read\. broken\.yml, line \d: A bracket/],
      ['orphan', /--env orphan: The environment orphan extends gone, which is not there\./],
      ['link', /--env link: The environment link cannot be read\. link\.yml: .*links are not followed/]
    ] as const
    for (const [name, said] of cases) {
      const { status, stderr } = await sonde(['run', folder, '--env', name])
      expect(stderr).toMatch(said)
      expect(stderr.trimEnd().split('\n')).toHaveLength(1)
      expect(status).toBe(2)
    }
    expect(asked).toEqual([])
  })
})

test('an environment that holds none is refused, and a value without a name is told', async () => {
  const folder = await runnableCollection({
    'a.yml': requestTo('{{place}}'),
    'opencollection.yml':
      'opencollection: 1.0.0\ninfo:\n  name: Shop\nrequest:\n  variables:\n    - name: place\n      value: default\n',
    'environments/flat.yml': 'who: flat\n',
    'environments/postman.yml': '{"name": "P", "values": []}\n',
    'environments/named.yml': 'name: named\n',
    'environments/nameless.yml': 'variables:\n  - value: lost\n  - name: place\n    value: there\n'
  })
  for (const name of ['flat', 'postman']) {
    const { status, stderr } = await sonde(['run', folder, '--env', name])
    expect(stderr).toBe(
      `sonde: --env ${name}: The environment ${name} cannot be read. ${name}.yml: It holds no variables: an environment lists them under \`variables\`, each with a name and a value.\n`
    )
    expect(status).toBe(2)
  }
  expect(asked).toEqual([])
  expect(await sonde(['run', folder, '--env', 'named'])).toMatchObject({ status: 0, stderr: '' })
  const { stderr } = await sonde(['run', folder, '--env', 'nameless'])
  expect(stderr).toBe('sonde: warning: environment nameless: 1 value without a name is left out\n')
  expect(asked).toEqual(['/default', '/there'])
})

test('a folder of environments that is a link keeps no run from what needs none', async () => {
  const folder = await runnableCollection({ 'a.yml': requestTo('a') })
  await symlink(await temporaryFolder(), join(folder, 'environments'))
  await writeFile(join(folder, 'environments', 'local.yml'), 'variables: []\n')
  const { status, stderr } = await sonde(['run', folder, '--env', 'local'])
  expect(stderr).toMatch(
    /^sonde: --env local: .*shop\/environments: the folder is a link, and links are not followed\n$/
  )
  expect(status).toBe(2)
  expect(asked).toEqual([])
  expect((await sonde(['run', folder])).status).toBe(0)
  expect(asked).toEqual(['/a'])
})

describe('the arguments of sonde run', () => {
  test('take tags together that are given one after the other', async () => {
    const folder = await runnableCollection({
      '1.yml': requestTo('1', ['a']),
      '2.yml': requestTo('2', ['b']),
      '3.yml': requestTo('3', ['c']),
      '4.yml': requestTo('4', ['a', 'd'])
    })
    await sonde(['run', folder, '--tags', 'a', '--tags', 'b'])
    expect(asked).toEqual(['/1', '/2', '/4'])
    asked.length = 0
    await sonde(['run', folder, '--exclude-tags', 'b', '--exclude-tags', 'c,d'])
    expect(asked).toEqual(['/1'])
  })

  test('take rows of data from standard input', async () => {
    const folder = await runnableCollection({ 'a.yml': requestTo('{{n}}') })
    const { status } = await sonde(['run', folder, '--data', '-'], 'n\n1\n2\n')
    expect(asked).toEqual(['/1', '/2'])
    expect(status).toBe(0)
    const wrong = await sonde(['run', folder, '--data', '-'], 'n\n1,2\n')
    expect(wrong.stderr).toContain('--data -: line 2')
  })

  test.each([
    [['-n', '2', '-n', '3'], '--iterations: only one can be given'],
    [['--env-var', 'a=b'], '“--env-var” is not a flag of this command. Write --var NAME=VALUE.'],
    [['--folder', 'x'], 'Name the folder as the path: sonde run PATH/FOLDER.'],
    [['-r', 'cli,junit'], '--reporter cli,junit: write -r once for each: -r cli -r junit=FILE\n']
  ])('are refused as %j', async (flags, said) => {
    const folder = await runnableCollection({ 'a.yml': requestTo('a') })
    const { status, stderr } = await sonde(['run', folder, ...flags])
    expect(stderr).toContain(said)
    expect(asked).toEqual([])
    expect(status).toBe(2)
  })

  test.each([
    [
      'p.json',
      '{"info": {"_postman_id": "1", "schema": "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}',
      'is a Postman collection. Bruno 3 can import it'
    ],
    ['api.yaml', 'openapi: 3.1.0\n', 'is a description of an API (OpenAPI)'],
    ['it.har', '{"log": {"entries": []}}', 'is a HAR file. Make a collection of it: sonde convert'],
    ['old.bru', 'meta {\n  name: x\n}\n', "is a request in Bruno's older format (.bru)"],
    ['notes.txt', 'hello', 'is no collection: it has no opencollection.yml.']
  ])('say what %s is that belongs to no collection', async (name, text, said) => {
    const file = join(await temporaryFolder(), name)
    await writeFile(file, text)
    const { status, stderr } = await sonde(['run', file])
    expect(stderr).toContain(said)
    expect(status).toBe(2)
  })
})

test('no report of sonde run takes the place of what it reads', async () => {
  const files = {
    'a/1.yml': requestTo('1'),
    'a/folder.yml': 'info:\n  name: A\n',
    'environments/local.yml': 'variables: []\n',
    '.env': 'A=1\n',
    '.env.staging': 'A=2\n'
  }
  const folder = await runnableCollection(files)
  const data = join(await temporaryFolder(), 'rows.csv')
  await writeFile(data, 'n\n1\n')
  await symlink(data, join(folder, 'rows.csv'))
  const cases = [...Object.keys(files), 'opencollection.yml'].map(path => [
    join(folder, path),
    'a file of the collection'
  ])
  for (const [path = '', what] of [
    ...cases,
    [data, 'the file of --data'],
    [join(folder, 'rows.csv'), 'the file of --data']
  ]) {
    const before = await readFile(path, 'utf8')
    const { status, stderr } = await sonde(['run', folder, '--data', data, '-r', `json=${path}`])
    expect(stderr).toBe(`sonde: --reporter json=${path}: that is ${what}\n`)
    expect(status).toBe(2)
    expect(await readFile(path, 'utf8')).toBe(before)
  }
  expect(asked).toEqual([])
  expect((await sonde(['run', folder, '-r', `json=${join(folder, 'report.json')}`])).status).toBe(0)
})

test('nor of what its requests send, and what they trust and prove themselves with', async () => {
  const folder = await runnableCollection({
    'opencollection.yml': `opencollection: 1.0.0
info:
  name: Shop
config:
  clientCertificates:
    - domain: example.test
      type: pem
      certificateFilePath: own.crt
      privateKeyFilePath: own.key
`,
    'a.yml': runnableRequest('A', {
      url: `${server.origin}/a`,
      method: 'POST',
      http: '  body:\n    type: file\n    data:\n      - filePath: "{{name}}.bin"\n        selected: true\n'
    }),
    'b.yml': runnableRequest('B', {
      url: `${server.origin}/b`,
      method: 'POST',
      http: '  body:\n    type: multipart-form\n    data:\n      - name: f\n        type: file\n        value:\n          - part.bin\n'
    }),
    'one.bin': '1',
    'two.bin': '2',
    'part.bin': 'p',
    'own.crt': 'c',
    'own.key': 'k',
    'rows.json': '[{"name": "one"}, {"name": "two"}]'
  })
  for (const [name, path] of [
    ['one.bin', 'a.yml'],
    ['two.bin', 'a.yml'],
    ['part.bin', 'b.yml'],
    ['own.crt', 'a.yml'],
    ['own.key', 'a.yml']
  ] as const) {
    const args = ['--data', join(folder, 'rows.json'), '-r', `json=${join(folder, name)}`]
    const { status, stderr } = await sonde(['run', folder, ...args])
    expect(stderr).toBe(`sonde: --reporter json=${join(folder, name)}: ${path} reads that file\n`)
    expect(status).toBe(2)
  }
  expect(asked).toEqual([])
})

test('nor of rows that no iteration has', async () => {
  const body =
    '  body:\n    type: file\n    data:\n      - filePath: "{{name}}.bin"\n        selected: true\n'
  const folder = await runnableCollection({
    'a.yml': runnableRequest('A', { url: `${server.origin}/a`, method: 'POST', http: body }),
    'one.bin': '1',
    'two.bin': '2',
    'rows.json': '[{"name": "one"}, {"name": "two"}]'
  })
  const args = ['--data', join(folder, 'rows.json'), '-r', `json=${join(folder, 'two.bin')}`]
  expect((await sonde(['run', folder, ...args])).status).toBe(2)
  expect(await sonde(['run', folder, ...args, '-n', '1'])).toMatchObject({ status: 0, stderr: '' })
})

test('nor of a .env file that its environment names', async () => {
  const folder = await runnableCollection({
    'a.yml': requestTo('{{process.env.PLACE}}'),
    'environments/local.yml': 'dotEnvFilePath: secrets/local.env\nvariables: []\n',
    'secrets/local.env': 'PLACE=there\n'
  })
  const file = join(folder, 'secrets', 'local.env')
  const args = ['run', folder, '--env', 'local']
  expect(await sonde([...args, '-r', `json=${file}`])).toMatchObject({
    status: 2,
    stderr: `sonde: --reporter json=${file}: variables are read from that file\n`
  })
  expect((await sonde(args)).status).toBe(0)
  expect(asked).toEqual(['/there'])
})

test.each(['ca-cert', 'client-cert'])('nor of the file of --%s', async flag => {
  const folder = await runnableCollection({ 'a.yml': requestTo('a') })
  const file = join(folder, 'client.pem')
  await copyFile(locate('client.pem'), file)
  const identity = flag === 'client-cert' ? ['--client-key', locate('client.key')] : []
  const { status, stderr } = await sonde([
    'run',
    folder,
    `--${flag}`,
    file,
    ...identity,
    '-r',
    `html=${file}`
  ])
  expect(stderr).toBe(`sonde: --reporter html=${file}: that is the file of --${flag}\n`)
  expect(status).toBe(2)
})
