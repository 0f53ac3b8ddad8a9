import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const BRUNO = '@usebruno/cli@4.1.0'
const ANSWER = {
  id: 7,
  name: 'Ada',
  tags: ['a', 'b'],
  none: null,
  yes: true,
  nested: { deep: [1, 2] },
  text: ''
}

/** Expression, operator, value. */
const ASSERTIONS: [string, string, string][] = [
  // What Bruno looks at first may fail for want of the module that it is evaluated with: it is not counted.
  ['res.status', 'eq', '200'],
  ...['200', '201', '{{status}}'].map((value): [string, string, string] => ['res.status', 'eq', value]),
  ['res.status', 'neq', '404'],
  ['res.status', 'gt', '199'],
  ['res.status', 'gte', '201'],
  ['res.status', 'lt', '200'],
  ['res.status', 'lte', '200'],
  ['res.status', 'in', '200, 201'],
  ['res.status', 'notIn', '200, 201'],
  ['res.status', 'between', '100, 299'],
  ['res.status', 'isNumber', ''],
  ['res.body.id', 'eq', '7'],
  ['res.body.id', 'isString', ''],
  ['res.body.name', 'eq', 'Ada'],
  ['res.body.name', 'eq', '{{name}}'],
  ['res.body.name', 'contains', 'd'],
  ['res.body.name', 'notContains', 'd'],
  ['res.body.name', 'startsWith', 'A'],
  ['res.body.name', 'endsWith', 'x'],
  ['res.body.name', 'matches', '^A.a$'],
  ['res.body.name', 'notMatches', '^A.a$'],
  ['res.body.name', 'length', '3'],
  ['res.body.tags', 'length', '2'],
  ['res.body.tags', 'isArray', ''],
  ['res.body.tags[1]', 'eq', 'b'],
  ['res.body.tags', 'contains', 'a'],
  ['res.body.none', 'isNull', ''],
  ['res.body.yes', 'isTruthy', ''],
  ['res.body.yes', 'isBoolean', ''],
  ['res.body.yes', 'isFalsy', ''],
  ['res.body.missing', 'isUndefined', ''],
  ['res.body.missing', 'isDefined', ''],
  ['res.body.nested', 'isJson', ''],
  ['res.body.nested.deep[0]', 'eq', '1'],
  ['res.body.text', 'isEmpty', ''],
  ['res.body.name', 'isNotEmpty', ''],
  ["res.headers['x-kind']", 'eq', 'order'],
  ["res.headers['content-type']", 'contains', 'json'],
  ['res.responseTime', 'lt', '60000'],
  ['res.stauts', 'eq', '200'],
  ['res["status"]', 'eq', '200'],
  ["res['status']", 'eq', '201'],
  ['res[`status`]', 'eq', '200'],
  [' res [ "status" ];', 'eq', '200'],
  ['res["stauts"]', 'isUndefined', ''],
  ['res["body"]["tags"]["1"]', 'eq', 'b'],
  ["res['body'].nested [ 'deep' ][0]", 'eq', '1'],
  ['res[0]', 'isUndefined', ''],
  ['res.stauts', 'isUndefined', ''],
  ['res.status.foo(', 'eq', '200'],
  ['res.status;', 'eq', '200'],
  ['res.body.id;', 'isUndefined', ''],
  ['res..status', 'eq', '200'],
  ['res..status', 'isUndefined', ''],
  ['res.body..id', 'eq', '7'],
  ['res status', 'eq', '200'],
  ['status', 'isUndefined', ''],
  ['id', 'eq', '7'],
  ['rs.status', 'eq', '200'],
  ['rs.status', 'isUndefined', ''],
  ['response.status', 'eq', '200'],
  ['Res.status', 'eq', '200'],
  ['$.id', 'eq', '7'],
  ['res.status', 'frob', '200'],
  ['res.status', '', '201']
]

/**
 * The same collection run by Bruno's own command line, which is fetched from the npm registry, and by ours: each request
 * has one assertion, and passes or fails in both.
 */
export async function run(): Promise<{ title: string; columns: string[]; rows: string[][] }> {
  const folder = await mkdtemp(join(tmpdir(), 'sonde-bench-'))
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-Kind': 'order' })
    response.end(JSON.stringify(ANSWER))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  const collection = await writeCollection(join(folder, 'verdicts'), `http://127.0.0.1:${port}/`)
  await execute('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, BRUNO], {})
  const theirs = join(folder, 'bruno.json')
  const bru = join(folder, 'node_modules', '.bin', 'bru')
  await execute(process.execPath, [bru, 'run', '--env', 'local', '--reporter-json', theirs], {
    cwd: collection
  })
  const ours = join(folder, 'sonde.json')
  await execute(
    process.execPath,
    ['bin/sonde.js', 'run', collection, '--env', 'local', '-r', `json=${ours}`],
    {}
  )
  server.close()
  const [bruno, sonde] = [brunoVerdicts(await readJson(theirs)), sondeVerdicts(await readJson(ours))]
  await rm(folder, { recursive: true, force: true })
  const rows = ASSERTIONS.map((assertion, at) => [
    assertion.join(' ').trim(),
    bruno.get(nameOf(at)) ?? 'none',
    sonde.get(nameOf(at)) ?? 'none'
  ]).slice(1)
  const others = rows.filter(([, their, our]) => their !== our)
  return {
    title: `Verdicts of ${BRUNO}: ${rows.length - others.length} of ${rows.length} are the same`,
    columns: ['assertion', 'bru run', 'sonde run'],
    rows: others.length > 0 ? others : [['all', 'the same', 'the same']]
  }
}

function nameOf(at: number): string {
  return `a${String(at).padStart(3, '0')}`
}

async function writeCollection(folder: string, url: string): Promise<string> {
  await mkdir(join(folder, 'environments'), { recursive: true })
  const root = 'opencollection: 1.0.0\ninfo:\n  name: Verdicts\n'
  const environment =
    'name: local\nvariables:\n  - name: status\n    value: "200"\n  - name: name\n    value: Ada\n'
  await writeFile(join(folder, 'opencollection.yml'), root)
  await writeFile(join(folder, 'environments', 'local.yml'), environment)
  for (const [at, [expression, operator, value]] of ASSERTIONS.entries()) {
    const assertion = `    - expression: ${expression}\n      operator: ${operator}\n      value: ${JSON.stringify(value)}\n`
    const text = `info:\n  name: ${nameOf(at)}\n  type: http\n  seq: ${at + 1}\n\nhttp:\n  method: GET\n  url: ${url}\n\nruntime:\n  assertions:\n${assertion}`
    await writeFile(join(folder, `${nameOf(at)}.yml`), text)
  }
  return folder
}

/** Both end with 1 when an assertion fails, which is what some are there for. */
async function execute(file: string, args: string[], options: SpawnOptions): Promise<void> {
  const [status] = await once(spawn(file, args, { ...options, stdio: 'ignore' }), 'close')
  if (status !== 0 && status !== 1) throw new Error(`${file} ${args.join(' ')} ended with ${status}`)
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8'))
}

function brunoVerdicts(report: unknown): Map<string, string> {
  return verdicts(
    [report].flat().flatMap(each => listIn(each, 'results')),
    each => listIn(each, 'assertionResults').map(result => memberOf(result, 'status'))
  )
}

function sondeVerdicts(report: unknown): Map<string, string> {
  return verdicts(listIn(report, 'results'), each =>
    listIn(memberOf(each, 'results'), 'results').map(result => memberOf(result, 'outcome'))
  )
}

function verdicts(
  results: readonly unknown[],
  outcomesOf: (result: unknown) => unknown[]
): Map<string, string> {
  return new Map(
    results.map(each => {
      const [outcome] = outcomesOf(each)
      return [String(memberOf(each, 'name')), outcome === 'pass' || outcome === 'passed' ? 'pass' : 'fail']
    })
  )
}

function listIn(value: unknown, name: string): unknown[] {
  const list = memberOf(value, name)
  return Array.isArray(list) ? list : []
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
