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
import { Draft } from '#shared/model/draft/draft.ts'
import { Environment } from '#shared/model/environment.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { addExample } from '#shared/opencollection/edit-item.ts'
import { newEnvironment, readEnvironment } from '#shared/opencollection/environment.ts'
import { newCollection, newFolder, newItem } from '#shared/opencollection/new-item.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import { draftWith, EVERY_CONSTRUCT, row } from '#test/fixtures/every-construct.ts'

const YML = { format: 'yml' } as const

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

describe('Bruno', () => {
  it.each(EVERY_CONSTRUCT)('reads %s as we mean it', (_, change) => {
    const meant = draftWith(change)
    expect(throughBruno(meant)).toEqual(draftOf(newItem('A request', meant)))
    expect(draftOf(newItem('A request', meant))).toMatchObject(JSON.parse(JSON.stringify(change)))
  })

  it('writes files that an edit leaves alone everywhere else', () => {
    const value = parse(stringifyRequest(parseRequest(stringify(newItem('A', draftWith({}))), YML), YML))
    const edited = applyDraft(value, { ...draftOf(value), url: 'https://b.test' })
    expect(edited).toEqual({ ...value, http: { ...value.http, url: 'https://b.test' } })
    expect(Object.keys(parse(stringify(edited)).http)).toEqual(Object.keys(value.http))
  })

  it('finds the keys in the order in which it writes them itself', () => {
    const full = draftWith({
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
    const ours = stringify(addExample(newItem('A', draftWith({})), example))
    const item = readItem(parse(stringifyRequest(parseRequest(ours, YML), YML)))
    expect(item).toMatchObject({ examples: [example] })
  })

  it('reads folders as we mean them', () => {
    const folder = draftWith({
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
    const collection = draftWith({
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
