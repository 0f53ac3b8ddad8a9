import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { DraftAction } from '#shared/model/draft/draft-row.ts'
import type { Scope } from '#shared/model/scope.ts'
import { type OpenedHost, openedHost } from '../../fixtures/opened-host.ts'
import { type RecordingServer, startRecordingServer } from '../../fixtures/servers/recording-server.ts'
import { until } from '../../fixtures/until.ts'

type Kind = DraftAction['scope']

const said = (place: string) => `variables:\n    - name: who\n      value: ${place}\n`
const request = `info:\n  name: R\n  type: http\nhttp:\n  method: GET\n  url: http://x\n`
const folder = (name: string) => `info:\n  name: ${name}\n  type: folder\nrequest:\n  ${said(name)}`
const FILES = {
  'opencollection.yml': `opencollection: 1.0.0\ninfo:\n  name: Pets\nrequest:\n  ${said('collection')}`,
  'outer/folder.yml': folder('outer'),
  'outer/one.yml': request,
  'outer/two.yml': request,
  'outer/inner/folder.yml': folder('inner'),
  'outer/inner/deep.yml': request,
  'plain/folder.yml': `info:\n  name: plain\n  type: folder\n`,
  'plain/other.yml': request,
  'top.yml': request,
  'environments/dev.yml': `name: dev\nvariables:\n  - name: stage\n    value: dev\n  - name: token\n    secret: true\n`,
  'environments/prod.yml': `name: prod\nvariables:\n  - name: stage\n    value: prod\n`
}

let host: OpenedHost
let server: RecordingServer

beforeEach(async () => {
  server = await startRecordingServer()
  onTestFinished(() => server[Symbol.asyncDispose]())
  host = await openedHost(FILES)
})

/** What the server is asked for by a request at `path` that names them. */
async function asked(path: string, names: string, more: Partial<Scope> = {}): Promise<string | undefined> {
  await host.send({ url: `http://127.0.0.1:${server.port}/${names}` }, { ...host.scopes[0], path, ...more })
  return server.received.at(-1)?.target
}

/** Sends a request whose one action sets a variable to the status of the answer. */
async function set(variable: string, scope: Kind, path: string, more: Partial<Scope> = {}) {
  const action: DraftAction = {
    expression: 'res.status',
    variable,
    scope,
    phase: 'after-response',
    enabled: true
  }
  const where = { ...host.scopes[0], path, ...more }
  const events = await host.send({ url: `http://127.0.0.1:${server.port}/set`, actions: [action] }, where)
  const told = events.find(event => event.type === 'results')
  return told?.type === 'results' ? told.results.results[0] : undefined
}

describe('an action sets a variable', () => {
  it('of its request, for that one alone', async () => {
    await set('who', 'request', 'outer/one.yml')
    expect(await asked('outer/one.yml', '{{who}}')).toBe('/204')
    expect(await asked('outer/two.yml', '{{who}}')).toBe('/outer')
  })

  it('of its request, over the one that the request has itself', async () => {
    await set('who', 'request', 'outer/one.yml')
    const own = { variables: [{ name: 'who', value: 'own', enabled: true }] }
    const url = `http://127.0.0.1:${server.port}/{{who}}`
    await host.send({ url, ...own }, { ...host.scopes[0], path: 'outer/one.yml' })
    expect(server.received.at(-1)?.target).toBe('/204')
  })

  it('of its folder, for what is in it, and the folders in it count before', async () => {
    await set('who', 'folder', 'outer/one.yml')
    expect(await asked('outer/two.yml', '{{who}}')).toBe('/204')
    expect(await asked('outer/inner/deep.yml', '{{who}}')).toBe('/inner')
    expect(await asked('plain/other.yml', '{{who}}')).toBe('/collection')
  })

  it('of its collection, behind what folders say', async () => {
    await set('who', 'collection', 'outer/one.yml')
    expect(await asked('plain/other.yml', '{{who}}')).toBe('/204')
    expect(await asked('outer/two.yml', '{{who}}')).toBe('/outer')
  })

  it('of the environment in use, and of no other', async () => {
    await set('stage', 'environment', 'top.yml', { environment: 'dev' })
    expect(await asked('plain/other.yml', '{{stage}}', { environment: 'dev' })).toBe('/204')
    expect(await asked('plain/other.yml', '{{stage}}', { environment: 'prod' })).toBe('/prod')
  })

  it('over all of them while it runs', async () => {
    await set('who', 'runtime', 'top.yml')
    expect(await asked('outer/inner/deep.yml', '{{who}}')).toBe('/204')
  })

  it('that stays secret where a secret of the name was', async () => {
    const dev = { environment: 'dev' }
    await set('token', 'environment', 'top.yml', dev)
    const scope = { ...host.scopes[0], path: 'top.yml', ...dev }
    const content = await until(host.rpc.stream('scope.watch', scope), () => true)
    const token = content.variables.find(({ name }) => name === 'token')
    expect(token).toMatchObject({ secret: true, origin: { kind: 'environment', name: 'dev', set: true } })
    expect(token).not.toHaveProperty('value')
  })

  describe('that is covered in the history', () => {
    const SECRET = 'secret: true'
    /** Which file says what, for a secret of the name `voucher` that has no value in it. */
    const DECLARED: Record<Exclude<Kind, 'runtime'>, Record<string, string>> = {
      request: {},
      folder: { 'vaulted/folder.yml': `${folder('vaulted')}    - name: voucher\n      ${SECRET}\n` },
      collection: {
        'opencollection.yml': `${FILES['opencollection.yml']}    - name: voucher\n      ${SECRET}\n`
      },
      environment: { 'environments/dev.yml': `name: dev\nvariables:\n  - name: voucher\n    ${SECRET}\n` }
    }
    const kinds: Kind[] = ['runtime', 'request', 'folder', 'collection', 'environment']
    const places = ['request', 'folder', 'collection', 'environment'] as const
    const cases = kinds.flatMap(scope => places.map(declaredAt => ({ scope, declaredAt })))

    it.each(cases)(
      'set at $scope, where a secret is declared at $declaredAt',
      async ({ scope, declaredAt }) => {
        host = await openedHost({
          'vaulted/folder.yml': folder('vaulted'),
          'opencollection.yml': FILES['opencollection.yml'],
          'environments/dev.yml': 'name: dev\n',
          'vaulted/own.yml': request,
          'vaulted/other.yml': request,
          ...DECLARED[declaredAt]
        })
        const answer = JSON.stringify({ voucher: 'issued-by-the-server' })
        const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: '
        const issuer = await startRecordingServer(`${json}${answer.length}\r\n\r\n${answer}`)
        onTestFinished(() => issuer[Symbol.asyncDispose]())
        const at = (path: string): Scope => ({ ...host.scopes[0], path, environment: 'dev' })
        const own = declaredAt === 'request' && {
          variables: [{ name: 'voucher', value: '', secret: true, enabled: true }]
        }
        const action = {
          expression: 'res.body.voucher',
          variable: 'voucher',
          scope,
          phase: 'after-response' as const,
          enabled: true
        }
        const url = `http://127.0.0.1:${issuer.port}/`
        const events = await host.send({ url, ...own, actions: [action] }, at('vaulted/own.yml'))
        expect(events.find(({ type }) => type === 'results')).toMatchObject({
          secrets: expect.arrayContaining(['issued-by-the-server'])
        })
        await host.send({ url: `${url}?own={{voucher}}`, ...own }, at('vaulted/own.yml'))
        // What was set as a secret is one also where nobody says so.
        if (scope !== 'request') await host.send({ url: `${url}?other={{voucher}}` }, at('vaulted/other.yml'))
        const sent = issuer.received.map(({ target }) => target)
        // An environment counts before its collection, and its secret has no value here.
        const hidden = scope === 'collection' && declaredAt === 'environment'
        const named = scope === 'request' ? ['own'] : ['own', 'other']
        expect(sent.slice(1)).toEqual(hidden ? [] : named.map(name => `/?${name}=issued-by-the-server`))

        const { entries } = await host.rpc.call('history.list', { limit: 10 })
        expect(entries).toHaveLength(sent.length)
        for (const { id } of entries) {
          expect(JSON.stringify(await host.rpc.call('history.read', { id }))).not.toContain('issued-by')
          const body = await host.rpc.call('history.openBody', { id })
          const bytes = await host.rpc.call('body.read', { id: body.id, offset: 0, length: body.size })
          expect(new TextDecoder().decode(bytes)).not.toContain('issued-by')
        }
        expect((await host.rpc.call('history.list', { limit: 10, text: 'issued' })).entries).toEqual([])
      }
    )
  })

  it.each([
    ['accessToken', 'res.body.issued', { issued: 'issued-by-the-server' }],
    ['own', 'res.body.token', { token: 'issued-by-the-server' }]
  ])(
    'that is %s, of %s: masked in what is kept, and shown to a person',
    async (variable, expression, body) => {
      const answer = JSON.stringify(body)
      const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: '
      const issuer = await startRecordingServer(`${json}${answer.length}\r\n\r\n${answer}`)
      onTestFinished(() => issuer[Symbol.asyncDispose]())
      const scope: Scope = { ...host.scopes[0], path: 'top.yml' }
      const action = {
        ...{ expression, variable, scope: 'runtime' as const },
        ...{ phase: 'after-response' as const, enabled: true }
      }
      const url = `http://127.0.0.1:${issuer.port}/`
      await host.send({ url, actions: [action] }, scope)
      await host.send({ url: `${url}?q={{${variable}}}` }, scope)
      expect(issuer.received.at(-1)?.target).toBe('/?q=issued-by-the-server')
      const { variables } = await until(host.rpc.stream('scope.watch', scope), () => true)
      expect(variables.find(({ name }) => name === variable)).toMatchObject({ value: 'issued-by-the-server' })
      const { entries } = await host.rpc.call('history.list', { limit: 10 })
      expect(entries).toHaveLength(2)
      for (const { id } of entries) {
        expect(JSON.stringify(await host.rpc.call('history.read', { id }))).not.toContain('issued-by')
        const kept = await host.rpc.call('history.openBody', { id })
        const bytes = await host.rpc.call('body.read', { id: kept.id, offset: 0, length: kept.size })
        expect(new TextDecoder().decode(bytes)).not.toContain('issued-by')
      }
    }
  )

  it('that is called as a credential and says nothing: no word is masked for it', async () => {
    const answer = JSON.stringify({ hasToken: true, other: true })
    const json = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: '
    const issuer = await startRecordingServer(`${json}${answer.length}\r\n\r\n${answer}`)
    onTestFinished(() => issuer[Symbol.asyncDispose]())
    const scope: Scope = { ...host.scopes[0], path: 'top.yml' }
    const action = {
      ...{ expression: 'res.body.hasToken', variable: 'hasToken', scope: 'runtime' as const },
      ...{ phase: 'after-response' as const, enabled: true }
    }
    const url = `http://127.0.0.1:${issuer.port}/`
    await host.send({ url, actions: [action] }, scope)
    await host.send({ url: `${url}?q={{hasToken}}` }, scope)
    expect(issuer.received.at(-1)?.target).toBe('/?q=true')
    const { entries } = await host.rpc.call('history.list', { limit: 10 })
    for (const { id } of entries) {
      const kept = await host.rpc.call('history.openBody', { id })
      const bytes = await host.rpc.call('body.read', { id: kept.id, offset: 0, length: kept.size })
      expect(new TextDecoder().decode(bytes)).toBe(answer)
    }
  })

  it('and the window is told of it, with the place', async () => {
    const scope = { ...host.scopes[0], path: 'outer/one.yml' }
    const watched = host.rpc.stream('scope.watch', scope)
    const who = (origin: object) =>
      until(watched, ({ variables }) => {
        const found = variables.find(({ name }) => name === 'who')
        return found !== undefined && JSON.stringify(found.origin) === JSON.stringify(origin)
      })
    await who({ kind: 'folder', name: 'outer', path: 'outer' })
    await set('who', 'folder', 'outer/one.yml')
    await who({ kind: 'folder', name: 'outer', path: 'outer', set: true })
    await set('who', 'request', 'outer/one.yml')
    await who({ kind: 'request', name: '', set: true })
  })
})

describe('an action says why it sets nothing', () => {
  it.each<[string, Kind, string, string]>([
    ['of a folder at the top', 'folder', 'top.yml', 'the folder’s'],
    ['of an environment where none is in use', 'environment', 'top.yml', 'no environment of the collection'],
    ['of a request that is in no file yet', 'request', 'outer', 'Save it first']
  ])('%s', async (_what, scope, path, why) => {
    const result = await set('who', scope, path)
    expect(result).toMatchObject({ outcome: 'skipped', message: expect.stringContaining(why) })
    expect(await asked(path === 'outer' ? 'outer/one.yml' : path, '{{who}}')).toBe(
      path === 'outer' ? '/outer' : '/collection'
    )
  })

  it.each<Kind>(['request', 'folder', 'collection', 'environment'])(
    'of a %s outside of collections',
    async scope => {
      const { workspaceId = '' } = host.scopes[0] ?? {}
      const action = {
        expression: 'res.status',
        variable: 'x',
        scope,
        phase: 'after-response' as const,
        enabled: true
      }
      const url = `http://127.0.0.1:${server.port}/`
      const events = await host.send({ url, actions: [action] }, { workspaceId })
      expect(events.find(({ type }) => type === 'results')).toMatchObject({
        results: { skipped: 1, results: [{ message: expect.stringMatching(/^Skipped: /) }] }
      })
    }
  )

  it('before the request is sent', async () => {
    const action = {
      expression: 'res.status',
      variable: 'x',
      scope: 'runtime' as const,
      phase: 'before-request' as const,
      enabled: true
    }
    const events = await host.send({ url: `http://127.0.0.1:${server.port}/`, actions: [action] })
    expect(events.find(({ type }) => type === 'results')).toMatchObject({
      results: { results: [{ message: expect.stringContaining('there is no answer') }] }
    })
  })
})
