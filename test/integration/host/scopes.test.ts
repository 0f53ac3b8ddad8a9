import { mkdir, rename, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Scope, ScopeContent } from '#shared/model/scope.ts'
import { enterSecret } from '../../fixtures/enter-secret.ts'
import { FakeKeychain } from '../../fixtures/fake-keychain.ts'
import { until } from '../../fixtures/until.ts'
import { collectionFolder, type WorkspaceHost, workspaceHost } from '../../fixtures/workspace-host.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const FILES = {
  'opencollection.yml':
    'opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  headers:\n    - name: X-Collection\n      value: "1"\n  variables:\n    - name: where\n      value: collection\n    - name: only\n      value: "{{where}}"\n',
  'a/folder.yml':
    'info:\n  name: A\n  type: folder\nrequest:\n  variables:\n    - name: where\n      value: folder\n',
  'a/get.yml': 'info:\n  name: Get\n  type: http\nhttp:\n  method: GET\n  url: https://example.com\n',
  'environments/dev.yml':
    'name: dev\nvariables:\n  - name: where\n    value: dev\n  - secret: true\n    name: token\n',
  'environments/prod.yml': 'name: prod\nextends: dev\nvariables:\n  - name: host\n    value: prod\n',
  '.env': 'KEY=from the file\n'
}

let home: string
let host: WorkspaceHost
let folder: string
let scope: Scope

beforeEach(async () => {
  home = await temporaryFolder()
  host = await workspaceHost(home, new FakeKeychain(), { PATH: '/bin', KEY: 'from the process' })
  folder = await collectionFolder(FILES)
  const collectionId = await host.open(folder)
  scope = { workspaceId: host.workspaceId, collectionId, path: 'a/get.yml' }
})

const watch = (given: Scope = scope) => host.rpc.stream('scope.watch', given)[Symbol.asyncIterator]()
const variableIn = ({ variables }: ScopeContent, name: string) => variables.find(each => each.name === name)
const owner = () => ({ kind: 'collection' as const, collectionId: scope.collectionId ?? '' })
const select = (name?: string) =>
  host.rpc.call('environment.select', {
    workspaceId: host.workspaceId,
    owner: owner(),
    ...(name !== undefined && { name })
  })

describe('what holds in a scope', () => {
  it('is told, and told again after every kind of change', async () => {
    const watched = watch()
    const first = await until(watched, () => true)
    expect(first.layers.map(({ origin }) => [origin.kind, origin.name])).toEqual([
      ['preferences', 'Preferences'],
      ['collection', 'Pets'],
      ['folder', 'A']
    ])
    expect(variableIn(first, 'where')).toMatchObject({ value: 'folder', origin: { path: 'a' } })
    expect(variableIn(first, 'only')).toMatchObject({ value: '{{where}}' })
    expect(first.processEnv).toEqual({ allowed: ['KEY'] })
    expect(first.problems).toEqual([])

    await select('prod')
    const selected = await until(watched, content => variableIn(content, 'host')?.value === 'prod')
    expect(variableIn(selected, 'token')).toMatchObject({
      secret: true,
      origin: { kind: 'environment', name: 'dev' },
      problem: expect.stringContaining('has been entered')
    })

    await enterSecret(host.rpc, owner(), 'dev', { token: 's3cret' })
    const set = await until(watched, content => variableIn(content, 'token')?.problem === undefined)
    expect(variableIn(set, 'token')?.value).toBeUndefined()
    expect(JSON.stringify(set)).not.toContain('s3cret')
    expect(await host.rpc.call('scope.reveal', { scope, name: 'token' })).toEqual({ value: 's3cret' })

    await writeFile(
      join(folder, 'a/folder.yml'),
      FILES['a/folder.yml'].replace('value: folder', 'value: new')
    )
    await until(watched, content => variableIn(content, 'where')?.value === 'new')

    const prod = FILES['environments/prod.yml'].replace('value: prod', 'value: x')
    await writeFile(join(folder, 'environments/prod.yml'), prod)
    await until(watched, content => variableIn(content, 'host')?.value === 'x')

    await writeFile(join(folder, '.env'), 'OTHER=1\n')
    await until(watched, ({ processEnv }) => processEnv.allowed.join() === 'OTHER')

    const consent = { kind: 'process-env' as const, names: ['PATH'], collectionId: owner().collectionId }
    const { id } = await host.consents.add(consent)
    await until(watched, ({ processEnv }) => processEnv.allowed.join() === 'OTHER,PATH')
    expect(await host.rpc.call('scope.reveal', { scope, name: 'process.env.PATH' })).toEqual({
      value: '/bin'
    })
    await host.consents.revoke(id)
    await until(watched, ({ processEnv }) => processEnv.allowed.join() === 'OTHER')

    await host.rpc.call('preferences.set', { settings: { insecure: true } })
    await until(watched, ({ layers }) => layers[0]?.settings.insecure === true)

    host.scopes.runtime.set(scope, { name: 'where', value: 'runtime', secret: false })
    await until(watched, content => variableIn(content, 'where')?.origin.kind === 'runtime')

    await rename(join(folder, 'environments/prod.yml'), join(folder, 'environments/gone.yml'))
    await until(watched, ({ problems }) => problems[0]?.problem.includes('no environment prod') === true)
  })

  it('is nothing but the preferences outside of all collections', async () => {
    const content = await until(watch({}), () => true)
    expect(content).toMatchObject({ variables: [], processEnv: { allowed: [] }, problems: [] })
    expect(content.layers).toHaveLength(1)
  })

  it('is still told when something of it cannot be read', async () => {
    const watched = watch()
    await writeFile(join(folder, 'a/folder.yml'), '<<<<<<< a\n')
    const { problems } = await until(watched, content => content.problems.length > 0)
    expect(problems[0]?.problem).toMatch(/\S/)
    await writeFile(join(folder, 'a/folder.yml'), FILES['a/folder.yml'])
    await until(watched, content => content.problems.length === 0 && content.layers.length === 3)
    await select('broken')
    await writeFile(join(folder, 'environments/broken.yml'), 'name: [\n')
    const broken = await until(watched, content => content.problems[0]?.problem.includes('line') === true)
    expect(variableIn(broken, 'where')?.value).toBe('folder')
  })

  it('of a collection that is none is a problem, and no end', async () => {
    const content = await until(watch({ ...scope, collectionId: 'nobody' }), () => true)
    expect(content.problems).toHaveLength(1)
  })
})

describe('a hostile collection', () => {
  it('reads no file outside its folder, and no process environment, before that was allowed', async () => {
    const outside = await temporaryFolder()
    await writeFile(join(outside, 'keys.env'), 'AWS=stolen\n')
    const evil = await collectionFolder({
      'environments/evil.yml': `name: evil\ndotEnvFilePath: ${join(outside, 'keys.env')}\nvariables:\n  - name: x\n    value: "{{process.env.PATH}}"\n`
    })
    await symlink(join(outside, 'keys.env'), join(evil, '.env'))
    const collectionId = await host.open(evil)
    const given: Scope = { ...scope, collectionId, environment: 'evil' }
    const content = await until(watch(given), () => true)
    expect(content.processEnv.allowed).toEqual([])
    expect(content.problems.map(({ consent }) => consent)).toEqual([
      { kind: 'read-file', path: join(outside, 'keys.env'), collectionId },
      { kind: 'read-file', path: join(outside, 'keys.env'), collectionId }
    ])
    const resolved = await host.rpc.call('draft.resolve', {
      draft: {
        method: 'GET',
        url: 'https://example.com/{{x}}',
        headers: [],
        body: { kind: 'none', text: '' },
        withoutDefaults: [],
        settings: {}
      },
      scope: given,
      reveal: true
    })
    expect(resolved.problems.map(({ consent }) => consent)).toContainEqual({
      kind: 'process-env',
      names: ['PATH'],
      collectionId
    })
  })

  it('gets no secret of another by calling its environment like that', async () => {
    await enterSecret(host.rpc, owner(), 'dev', { token: 's3cret' })
    const collectionId = await host.open(await collectionFolder(FILES))
    const given: Scope = { ...scope, collectionId, environment: 'dev' }
    expect(await host.rpc.call('scope.reveal', { scope: given, name: 'token' })).toEqual({})
  })

  it('keeps nobody waiting with variables that name each other', async () => {
    const names = Array.from({ length: 200 }, (_, index) => index)
    const variables = names.map(n => `    - name: v${n}\n      value: "${`{{v${n + 1}}}`.repeat(50)}"\n`)
    const evil = await collectionFolder({
      'opencollection.yml': `opencollection: 1.0.0\ninfo:\n  name: Evil\nrequest:\n  variables:\n${variables.join('')}`
    })
    await mkdir(join(evil, 'environments'))
    const given: Scope = { ...scope, collectionId: await host.open(evil) }
    const { variables: found } = await until(watch(given), () => true)
    expect(found).toHaveLength(200)
  })
})
