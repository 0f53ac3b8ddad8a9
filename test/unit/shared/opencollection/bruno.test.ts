import {
  parseCollection,
  parseEnvironment,
  parseFolder,
  parseRequest,
  stringifyCollection,
  stringifyEnvironment,
  stringifyFolder,
  stringifyRequest
} from '@usebruno/filestore'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { Environment } from '#shared/model/environment.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { addExample } from '#shared/opencollection/edit-item.ts'
import { newEnvironment, readEnvironment } from '#shared/opencollection/environment.ts'
import { newCollection, newFolder, newItem } from '#shared/opencollection/new-item.ts'
import { readItem } from '#shared/opencollection/read-item.ts'

const YML = { format: 'yml' } as const

/** What Bruno sets where nothing is said: the same as saying it. */
const BRUNO_SETTINGS = {
  encodeUrl: true,
  timeouts: { requestMs: 0 },
  redirects: { follow: true, max: 5, keepCredentials: true }
}

function draftOf(value: unknown): Draft {
  const item = readItem(value)
  if ('problem' in item) throw new Error(item.problem)
  return Draft.parse(item.draft)
}

/** The draft as Bruno understands the file that we write for it, in a file that Bruno writes. */
function throughBruno(draft: Draft): Draft {
  const text = stringify(newItem('A request', draft, 4))
  return draftOf(parse(stringifyRequest(parseRequest(text, YML), YML)))
}

const draft = (change: object) =>
  Draft.parse({
    ...BLANK_DRAFT,
    type: 'http',
    method: 'POST',
    url: 'https://a.test/:id?q=1',
    settings: BRUNO_SETTINGS,
    ...change
  })
const row = (name: string, value: string, more: object = {}) => ({ name, value, enabled: true, ...more })
const auth = (kind: string, fields: object) => ({ auth: { kind, ...fields } })
const oauth2 = (flow: string, fields: object) =>
  auth('oauth2', {
    oauth2: {
      flow,
      scope: 's',
      clientId: 'id',
      tokenId: 'token',
      tokenSource: 'id_token',
      tokenIn: 'header',
      tokenPrefix: 'Bearer',
      autoFetch: false,
      autoRefresh: true,
      ...fields
    }
  })
const parameters = [{ name: 'n', value: 'v', in: 'query', enabled: true }]
const twoLegged = {
  accessTokenUrl: 'a',
  refreshTokenUrl: 'r',
  clientSecret: 'x',
  credentialsIn: 'header',
  tokenParameters: parameters,
  refreshParameters: parameters
}

describe('Bruno', () => {
  it.each([
    ['headers', { headers: [row('A', '1'), row('A', '', { enabled: false, description: 'twice' })] }],
    ['parameters', { params: [row('q', '1')], pathParams: [row('id', '7', { description: 'd' })] }],
    ['JSON', { body: { kind: 'json', text: '{\n  "a": 1\n}' } }],
    ['text', { body: { kind: 'text', text: 'a: b # c' } }],
    ['XML', { body: { kind: 'xml', text: '<a/>' } }],
    ['SPARQL', { body: { kind: 'sparql', text: 'SELECT *' } }],
    ['a form', { body: { kind: 'form', text: '', form: [row('a', '1'), row('b', '', { enabled: false })] } }],
    [
      'a multipart form',
      {
        body: {
          kind: 'multipart',
          text: '',
          parts: [
            { name: 'a', kind: 'text', value: 'x', files: [], enabled: true, contentType: 'text/csv' },
            { name: 'b', kind: 'file', value: '', files: ['a.png', 'b.png'], enabled: false }
          ]
        }
      }
    ],
    [
      'files',
      { body: { kind: 'file', text: '', files: [{ path: 'a.bin', contentType: 'x/y', selected: true }] } }
    ],
    [
      'GraphQL',
      { type: 'graphql', body: { kind: 'graphql', text: '', graphql: { query: '{ a }', variables: '{}' } } }
    ],
    ['inherited credentials', auth('inherit', {})],
    ['basic credentials', auth('basic', { username: 'u', password: 'p' })],
    ['digest credentials', auth('digest', { username: 'u', password: 'p' })],
    ['a bearer token', auth('bearer', { token: '{{token}}' })],
    ['an API key in a header', auth('api-key', { name: 'k', value: 'v', in: 'header' })],
    ['an API key in the query', auth('api-key', { name: 'k', value: 'v', in: 'query' })],
    [
      'an AWS signature',
      auth('aws-sigv4', {
        accessKeyId: 'a',
        secretAccessKey: 'b',
        sessionToken: 'c',
        service: 's3',
        region: 'eu',
        kept: { profileName: 'me' }
      })
    ],
    ['WSSE', auth('other', { kept: { type: 'wsse', username: 'u', password: 'p' } })],
    ['NTLM', auth('other', { kept: { type: 'ntlm', username: 'u', password: 'p', domain: 'd' } })],
    ['client credentials', oauth2('client_credentials', twoLegged)],
    ['a password', oauth2('password', { ...twoLegged, username: 'u', password: 'p' })],
    [
      'an authorization code',
      oauth2('authorization_code', {
        ...twoLegged,
        authorizationUrl: 'z',
        callbackUrl: 'c',
        state: 's',
        pkce: 'S256',
        authorizationParameters: parameters
      })
    ],
    [
      'an authorization code without PKCE',
      oauth2('authorization_code', {
        pkce: 'off',
        tokenIn: 'query',
        tokenName: 'access',
        tokenPrefix: undefined
      })
    ],
    ['an implicit flow', oauth2('implicit', { authorizationUrl: 'z', authorizationParameters: parameters })],
    [
      'variables',
      { variables: [row('a', 'x'), row('n', '5', { type: 'number' }), row('o', '', { enabled: false })] }
    ],
    [
      'assertions',
      {
        assertions: [
          { expression: 'res.status', operator: 'eq', value: '200', enabled: true },
          { expression: 'res.body', operator: 'isJson', value: '', enabled: false }
        ]
      }
    ],
    [
      'actions',
      {
        actions: [
          {
            phase: 'after-response',
            expression: 'res.body.id',
            variable: 'id',
            scope: 'runtime',
            enabled: true
          }
        ]
      }
    ],
    ['docs and tags', { docs: '# Title\n\ntext', tags: ['smoke'] }],
    [
      'settings',
      {
        settings: {
          encodeUrl: false,
          timeouts: { requestMs: 500 },
          redirects: { follow: false, max: 2, keepCredentials: false }
        }
      }
    ]
  ])('reads %s as we mean it', (_, change) => {
    const meant = draft(change)
    expect(throughBruno(meant)).toEqual(draftOf(newItem('A request', meant)))
    expect(draftOf(newItem('A request', meant))).toMatchObject(JSON.parse(JSON.stringify(change)))
  })

  it('writes files that an edit leaves alone everywhere else', () => {
    const value = parse(stringifyRequest(parseRequest(stringify(newItem('A', draft({}))), YML), YML))
    const edited = applyDraft(value, { ...draftOf(value), url: 'https://b.test' })
    expect(edited).toEqual({ ...value, http: { ...value.http, url: 'https://b.test' } })
    expect(Object.keys(parse(stringify(edited)).http)).toEqual(Object.keys(value.http))
  })

  it('finds the keys in the order in which it writes them itself', () => {
    const full = draft({
      headers: [row('A', '1', { description: 'd', enabled: false })],
      params: [row('q', '1')],
      body: { kind: 'json', text: '1' },
      auth: { kind: 'basic', username: 'u', password: 'p' },
      variables: [row('a', 'x')],
      assertions: [{ expression: 'a', operator: 'eq', value: '1', enabled: true }],
      actions: [{ phase: 'after-response', expression: 'e', variable: 'v', scope: 'runtime', enabled: true }],
      docs: 'd',
      tags: ['t']
    })
    const ours = stringify(newItem('A', full, 1))
    expect(ours).toBe(stringify(parse(stringifyRequest(parseRequest(ours, YML), YML))))
  })

  it('reads an example as we mean it', () => {
    const example = {
      name: 'Found',
      description: 'd',
      request: {
        method: 'GET',
        url: 'u',
        headers: [row('A', '1')],
        body: { kind: 'none' as const, text: '' }
      },
      response: {
        status: 200,
        statusText: 'OK',
        headers: [['Content-Type', 'application/json']] satisfies [string, string][],
        body: { type: 'json' as const, data: '{}' }
      }
    }
    const ours = stringify(addExample(newItem('A', draft({})), example))
    const item = readItem(parse(stringifyRequest(parseRequest(ours, YML), YML)))
    expect(item).toMatchObject({ examples: [example] })
  })

  it('reads folders as we mean them', () => {
    const folder = draft({
      type: 'folder',
      settings: {},
      headers: [row('A', '1')],
      auth: { kind: 'bearer', token: 't' },
      variables: [row('a', 'x')],
      docs: '# D'
    })
    const value = applyDraft(newFolder('F', 2), folder)
    const bruno = parse(stringifyFolder(parseFolder(stringify(value), YML), YML))
    expect(bruno).toEqual(value)
    expect(parseFolder(stringify(newFolder('F', 2)), YML)).toMatchObject({
      meta: { name: 'F', seq: 2 },
      request: { auth: { mode: 'inherit' } }
    })
  })

  it('reads collections as we mean them', () => {
    const collection = draft({
      type: 'collection',
      headers: [row('A', '1')],
      auth: { kind: 'basic', username: 'u', password: 'p' },
      settings: { proxy: { mode: 'url', url: 'https://u:p%20q@p.test:8443', bypass: 'localhost' } },
      clientCertificates: [
        { domain: 'a.test', kind: 'pem', certificatePath: 'c', keyPath: 'k', passphrase: 'x', enabled: true },
        { domain: 'b.test', kind: 'pkcs12', certificatePath: 'p', enabled: false }
      ],
      docs: '# D'
    })
    const value = applyDraft(newCollection('C'), collection)
    const { collectionRoot, brunoConfig } = parseCollection(stringify(value), YML)
    expect(brunoConfig).toMatchObject({
      name: 'C',
      proxy: {
        inherit: false,
        config: {
          protocol: 'https',
          hostname: 'p.test',
          port: 8443,
          auth: { username: 'u', password: 'p q' }
        }
      }
    })
    const bruno = parse(stringifyCollection(collectionRoot, brunoConfig, YML))
    expect(draftOf(bruno)).toEqual(draftOf(value))
    expect(bruno).toEqual(value)
  })

  it('reads environments as we mean them', () => {
    const environment = Environment.parse({
      name: 'E',
      color: '#f00',
      variables: [
        row('a', 'x', { description: 'd' }),
        row('n', '5', { type: 'number', enabled: false }),
        row('s', '', { secret: true })
      ]
    })
    const ours = stringify(newEnvironment(environment))
    const bruno = stringifyEnvironment(parseEnvironment(ours, YML), YML)
    expect(readEnvironment(parse(bruno))).toEqual(readEnvironment(parse(ours)))
    expect(readEnvironment(parse(ours))).toEqual(environment)
  })
})
