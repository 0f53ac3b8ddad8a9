import { readdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DraftOAuth2, OAuth2Parameter } from '#shared/model/draft/draft-auth.ts'
import type { SendEvent } from '#shared/model/send-event.ts'
import { enterSecret } from '../../fixtures/enter-secret.ts'
import { type OpenedHost, openedHost } from '../../fixtures/opened-host.ts'
import { type HttpServer, startHttpServer } from '../../fixtures/servers/http-server.ts'

interface Asked {
  form: Record<string, string>
  request: IncomingMessage
}

/** What a token server gives to who asks: fields of its JSON, or the place to which it redirects. */
type Give = (asked: Asked) => Record<string, unknown> | string | Promise<Record<string, unknown>>

async function tokenServer(give: Give): Promise<HttpServer & { asked: Asked[] }> {
  const asked: Asked[] = []
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(await text(request)))
    asked.push({ form, request })
    const given = await give({ form, request })
    if (typeof given === 'string') response.writeHead(307, { location: given }).end()
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(given))
  }
  const server = await startHttpServer((request, response) => void answer(request, response))
  onTestFinished(() => server[Symbol.asyncDispose]())
  return Object.assign(server, { asked })
}

/** An API that keeps what it was shown. */
async function api(): Promise<HttpServer & { shown: (string | undefined)[] }> {
  const shown: (string | undefined)[] = []
  const server = await startHttpServer((request, response) => {
    shown.push(request.headers.authorization)
    response.end('ok')
  })
  onTestFinished(() => server[Symbol.asyncDispose]())
  return Object.assign(server, { shown })
}

function sendWith(host: OpenedHost, url: string, oauth2: Partial<DraftOAuth2>, signal?: AbortSignal) {
  const auth = { kind: 'oauth2', oauth2: { flow: 'client_credentials', clientId: 'c', ...oauth2 } } as const
  return host.send({ url, auth }, host.scopes[0], signal)
}

const parameter = (name: string, value: string, place: OAuth2Parameter['in'] = 'body'): OAuth2Parameter => ({
  name,
  value,
  in: place,
  enabled: true
})

function problemsOf([first]: SendEvent[]) {
  return first?.type === 'refused' ? first.problems : []
}

async function textOfAll(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = files
    .filter(file => file.isFile())
    .map(({ parentPath, name }) => readFile(join(parentPath, name), 'latin1'))
  return (await Promise.all(texts)).join('\n')
}

describe('what is asked for a token with', () => {
  it('leaves no secret in the data folder, whatever it was a part of', async () => {
    const environment =
      'name: p\nvariables:\n  - name: jwt\n    secret: true\n  - name: pin\n    secret: true\n'
    const host = await openedHost({ 'environments/p.yml': environment })
    const { workspaceId = '', collectionId = '' } = host.scopes[0] ?? {}
    const owner = { kind: 'collection', collectionId } as const
    const server = await tokenServer(() => ({ access_token: 'token-7777', refresh_token: 'again-6666' }))
    await enterSecret(host.rpc, owner, 'p', { jwt: 'assertion-9999', pin: 'pin-8888' })
    await host.rpc.call('environment.select', { workspaceId, owner, name: 'p' })
    await sendWith(host, (await api()).origin, {
      accessTokenUrl: `${server.origin}/{{pin}}/token`,
      clientId: 'client-{{pin}}',
      clientSecret: 'typed-5555',
      credentialsIn: 'body',
      tokenParameters: [
        parameter('client_assertion', '{{jwt}}'),
        parameter('X-Gateway-Key', 'typed-4444', 'header'),
        parameter('key', 'typed-3333', 'query')
      ]
    })
    expect(server.asked[0]?.form).toMatchObject({
      client_assertion: 'assertion-9999',
      client_id: 'client-pin-8888'
    })
    expect(server.asked[0]?.request.headers['x-gateway-key']).toBe('typed-4444')
    const { entries } = await host.rpc.call('history.list', { limit: 9 })
    expect(entries.map(({ source }) => source.name)).toContain('OAuth 2 token')
    const stored = await textOfAll(host.home)
    expect(stored).toContain('client_assertion')
    const typed = ['typed-5555', 'typed-4444', 'typed-3333']
    for (const secret of [...typed, 'assertion-9999', 'pin-8888', 'token-7777', 'again-6666'])
      expect(stored).not.toContain(secret)
  })

  it('is no template when a server said it', async () => {
    const host = await openedHost({ '.env': 'DEPLOY_KEY=deploy-key-7777\n' })
    const said = '{{process.env.DEPLOY_KEY}} {{$guid}} {{nothing}}'
    const server = await tokenServer(() => ({ access_token: 'a', expires_in: 1, refresh_token: said }))
    const url = (await api()).origin
    for (let n = 0; n < 2; n++) await sendWith(host, url, { accessTokenUrl: server.origin })
    expect(server.asked.map(({ form }) => form.refresh_token)).toEqual([undefined, said])
  })

  it('goes through the proxy that the collection names by a variable', async () => {
    const proxy = await tokenServer(() => ({ access_token: 'by-proxy' }))
    const root = `opencollection: 1.0.0
info:
  name: Pets
config:
  proxy:
    inherit: false
    config:
      protocol: http
      hostname: "{{proxyHost}}"
      port: ${proxy.port}
request:
  variables:
    - name: proxyHost
      value: 127.0.0.1
`
    const host = await openedHost({ 'opencollection.yml': root })
    const draft = {
      url: 'http://api.test/',
      auth: {
        kind: 'oauth2',
        oauth2: { flow: 'client_credentials', accessTokenUrl: 'http://login.test/token', clientId: 'c' }
      }
    } as const
    await host.send(draft)
    expect(proxy.asked.map(({ request }) => request.url)).toEqual([
      'http://login.test/token',
      'http://api.test/'
    ])
  })

  it('is sent to no place that the server redirects to', async () => {
    const elsewhere = await tokenServer(() => ({ access_token: 'evil' }))
    const server = await tokenServer(() => `${elsewhere.origin}/token`)
    const resource = await api()
    const events = await sendWith(await openedHost({}), resource.origin, {
      flow: 'password',
      accessTokenUrl: server.origin,
      username: 'ada',
      password: 'pw-4444'
    })
    expect(problemsOf(events)).toMatchObject([
      { field: 'auth.oauth2', problem: expect.stringContaining('307') }
    ])
    expect([server.asked.length, elsewhere.asked, resource.shown]).toEqual([1, [], []])
  })
})

describe('a token', () => {
  it('is sent to that API alone which it was asked for', async () => {
    const host = await openedHost({})
    const server = await tokenServer(({ form }) => ({
      access_token: `for-${form.audience}`,
      expires_in: 3600
    }))
    const resource = await api()
    for (const audience of ['orders', 'payments', 'orders'])
      await sendWith(host, resource.origin, {
        accessTokenUrl: server.origin,
        tokenParameters: [parameter('audience', audience)]
      })
    expect(resource.shown).toEqual(['Bearer for-orders', 'Bearer for-payments', 'Bearer for-orders'])
    expect(server.asked).toHaveLength(2)
  })

  it('is not kept when it has expired, though no other is the same', async () => {
    const host = await openedHost({})
    const server = await tokenServer(({ form }) => ({ access_token: `for-${form.nonce}`, expires_in: 1 }))
    const url = (await api()).origin
    for (let n = 0; n < 3; n++)
      await sendWith(host, url, {
        accessTokenUrl: server.origin,
        tokenParameters: [parameter('nonce', '{{$guid}}')]
      })
    expect(server.asked).toHaveLength(3)
    const { entries } = JSON.parse(await readFile(join(host.home, 'vault.json'), 'utf8'))
    expect(Object.keys(entries).filter(id => id.startsWith('oauth2:'))).toHaveLength(1)
  })

  it('comes to who waits for it, though the one who asked first has left', async () => {
    let give: (token: Record<string, unknown>) => void = () => {}
    const given = new Promise<Record<string, unknown>>(resolve => {
      give = resolve
    })
    let begun = () => {}
    const asked = new Promise<void>(resolve => {
      begun = resolve
    })
    const server = await tokenServer(() => {
      begun()
      return given
    })
    const host = await openedHost({})
    const resource = await api()
    const first = new AbortController()
    const send = (signal?: AbortSignal) =>
      sendWith(host, resource.origin, { accessTokenUrl: server.origin }, signal)
    const left = send(first.signal)
    await asked
    const waiting = send()
    // Answered after the second has been heard, since a port keeps its order.
    await host.rpc.call('workspace.create', { name: 'Later' })
    first.abort()
    await expect(left).rejects.toMatchObject({ code: 'ABORTED' })
    give({ access_token: 'late' })
    expect((await waiting).map(({ type }) => type)).toContain('done')
    expect(resource.shown).toEqual(['Bearer late'])
  })

  it.each([
    ['accessTokenUrl', { accessTokenUrl: '' }],
    ['accessTokenUrl', { accessTokenUrl: 'nothing of the kind:' }]
  ])('whose URL is wrong says so at %s', async (field, oauth2) => {
    const [problem] = problemsOf(await sendWith(await openedHost({}), 'http://a.test', oauth2))
    expect(problem?.field).toBe(`auth.oauth2.${field}`)
  })

  it('that is refreshed at a wrong URL says so there', async () => {
    const host = await openedHost({})
    const server = await tokenServer(() => ({ access_token: 'a', expires_in: 1, refresh_token: 'r' }))
    const oauth2 = { accessTokenUrl: server.origin, refreshTokenUrl: 'nothing of the kind:' }
    const url = (await api()).origin
    await sendWith(host, url, oauth2)
    const [problem] = problemsOf(await sendWith(host, url, oauth2))
    expect(problem?.field).toBe('auth.oauth2.refreshTokenUrl')
  })
})
