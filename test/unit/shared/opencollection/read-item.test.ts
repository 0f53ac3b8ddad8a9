import { describe, expect, it } from 'vitest'
import { readItem } from '#shared/opencollection/read-item.ts'

const http = (details: object, more: object = {}) => ({
  info: { name: 'A', type: 'http', seq: 3 },
  http: details,
  ...more
})
const draftOf = (value: unknown) => {
  const item = readItem(value)
  return 'draft' in item ? item.draft : undefined
}

describe('readItem', () => {
  it.each([
    [
      http({ headers: [{ name: 'a' }, { name: 'b', value: ['x'] }] }),
      'http.headers[1].value is a list, expected text.'
    ],
    [http({ headers: 'none' }), 'http.headers is “none”, expected a list.'],
    [http({ headers: ['a: b'] }), 'http.headers[0] is “a: b”, expected a mapping.'],
    [http({ body: { type: 'json', data: { a: 1 } } }), 'http.body.data is a mapping, expected text.'],
    [
      http({ body: [{ title: 'x', body: { type: 'yaml' } }] }),
      'http.body[0].body.type is “yaml”, expected one of json, xml, text, sparql, form-urlencoded, multipart-form, file.'
    ],
    [
      http({ params: [{ name: 'a', type: 'matrix' }] }),
      'http.params[0].type is “matrix”, expected query or path.'
    ],
    [http({ auth: 'basic' }), 'http.auth is “basic”, expected inherit or a mapping.'],
    [
      http({}, { settings: { timeout: 'soon' } }),
      'settings.timeout is “soon”, expected milliseconds or inherit.'
    ],
    [
      http({}, { settings: { maxRedirects: -1 } }),
      'settings.maxRedirects is -1, expected a whole number or inherit.'
    ],
    [
      http({}, { examples: [{ response: { body: { type: 'pdf' } } }] }),
      'examples[0].response.body.type is “pdf”, expected one of json, text, xml, html, binary.'
    ],
    [
      { info: { type: 'soap' } },
      'info.type is “soap”, expected one of http, graphql, websocket, grpc, folder, script, app.'
    ],
    [
      { info: { name: 'A' } },
      'info.type is missing, expected one of http, graphql, websocket, grpc, folder, script, app.'
    ],
    [{ ...http({}), http: [] }, 'http is a list, expected a mapping.'],
    [null, 'The file is empty, expected a mapping.'],
    ['text', 'The file is “text”, expected a mapping.']
  ])('says of %j where it is wrong', (value, problem) => {
    expect(readItem(value)).toMatchObject({ problem })
  })

  it('reads what is not quoted as it looks', () => {
    const draft = draftOf(
      http({
        url: 42,
        headers: [
          { name: 'a', value: true },
          { name: 'b', value: null }
        ]
      })
    )
    expect(draft).toMatchObject({ url: '42', headers: [{ value: 'true' }, { value: '' }] })
  })

  it.each([
    [{}, true],
    [{ disabled: true }, false],
    [{ disabled: false }, true],
    [{ enabled: false }, false],
    [{ enabled: true }, true],
    [{ enabled: true, disabled: true }, false]
  ])('takes a row that says %j as %s', (said, enabled) => {
    expect(draftOf(http({ headers: [{ name: 'a', value: 'b', ...said }] }))?.headers).toEqual([
      { name: 'a', value: 'b', enabled }
    ])
  })

  it('keeps with a row what it does not know of it', () => {
    const row = { name: 'a', value: 'b', origin: { tool: 'x' } }
    expect(draftOf(http({ headers: [row] }))?.headers[0]?.kept).toEqual({ origin: { tool: 'x' } })
  })

  it.each(['wsse', 'ntlm', 'oauth1', 'akamai-edgegrid'])('keeps credentials of kind %s whole', type => {
    const auth = { type, username: 'u', more: [1] }
    expect(draftOf(http({ auth }))?.auth).toEqual({ kind: 'other', kept: auth })
  })

  it('tells a file without a type by what it has', () => {
    expect(readItem({ info: { name: 'A' }, graphql: { url: 'u' } })).toMatchObject({ kind: 'graphql' })
    expect(readItem({ opencollection: '1.0.0' })).toMatchObject({ kind: 'collection' })
    expect(readItem(null, 'folder')).toMatchObject({ kind: 'folder', name: '' })
  })

  it('says of kinds that are not edited what the tree shows', () => {
    expect(readItem({ info: { name: 'G', type: 'grpc' }, grpc: { url: 'grpc://a' } })).toEqual({
      kind: 'grpc',
      name: 'G',
      url: 'grpc://a',
      examples: [],
      scripts: 0
    })
    expect(readItem({ type: 'script', script: 'x()' })).toMatchObject({ kind: 'script', scripts: 1 })
  })

  it('counts the scripts that it leaves alone', () => {
    const scripts = [
      { type: 'tests', code: 'x()' },
      { type: 'hooks', code: ' ' }
    ]
    expect(readItem(http({}, { runtime: { scripts } }))).toMatchObject({ scripts: 1 })
    expect(readItem({ request: { scripts } }, 'folder')).toMatchObject({ scripts: 1 })
  })

  it('reads the proxy of a collection as a URL', () => {
    const config = {
      protocol: 'http',
      hostname: 'p.test',
      port: 8080,
      auth: { username: 'me@home', password: '{{secret}}' },
      bypassProxy: 'localhost'
    }
    const proxyOf = (proxy: object) => draftOf({ opencollection: '1.0.0', config: { proxy } })?.settings.proxy
    const url = 'http://me%40home:{{secret}}@p.test:8080'
    expect(proxyOf({ inherit: false, config })).toEqual({ mode: 'url', url, bypass: 'localhost' })
    expect(proxyOf({ inherit: true, config })).toBeUndefined()
    expect(proxyOf({ disabled: true, inherit: false, config })).toMatchObject({ mode: 'none', url })
  })

  it('reads the selected one of several bodies', () => {
    const body = [
      { title: 'one', body: { type: 'json', data: '1' } },
      { title: 'two', selected: true, body: { type: 'text', data: '2' } }
    ]
    expect(draftOf(http({ body }))).toMatchObject({
      body: { kind: 'text', text: '2' },
      bodyVariants: { selected: 1, list: [{ title: 'one' }, { title: 'two' }] }
    })
  })
})
