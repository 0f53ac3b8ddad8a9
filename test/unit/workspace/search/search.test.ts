import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { excerptOf } from '#workspace/search/excerpt.ts'
import { foldText } from '#workspace/search/fold-text.ts'
import { searchCollections } from '#workspace/search/search-collections.ts'
import { SearchIndex } from '#workspace/search/search-index.ts'
import { piecesOf } from '#workspace/search/searchable.ts'

const row = (name: string, value: string) => ({ name, value, enabled: true })

function search(items: Record<string, Partial<Draft>>, text: string, limit = 10) {
  const index = new SearchIndex()
  for (const [name, draft] of Object.entries(items))
    index.put(name, piecesOf(name, { ...BLANK_DRAFT, ...draft }, []))
  const node = (path: string): TreeNode => ({ path, parent: '', kind: 'http', name: path, method: 'GET' })
  return searchCollections([{ id: 'c', index, node }], text, limit)
}

describe('a search', () => {
  it.each<[string, Partial<Draft>]>([
    ['url', { url: 'https://a.test/Needle' }],
    ['param', { params: [row('q', 'needle')] }],
    ['param', { pathParams: [row('needle', '1')] }],
    ['header', { headers: [row('X-Needle', '1')] }],
    ['body', { body: { kind: 'json', text: '{"a": "needle"}' } }],
    ['body', { body: { kind: 'form', text: '', form: [row('a', 'needle')] } }],
    ['body', { body: { kind: 'graphql', text: '', graphql: { query: '{ needle }', variables: '' } } }],
    [
      'message',
      { messages: { selected: 0, list: [{ title: '', message: { kind: 'json', data: '["needle"]' } }] } }
    ],
    [
      'message',
      { messages: { selected: 0, list: [{ title: 'Needle', message: { kind: 'hex', data: '' } }] } }
    ],
    ['auth', { auth: { kind: 'basic', username: 'needle' } }],
    ['auth', { auth: { kind: 'oauth2', oauth2: { flow: 'implicit', clientId: 'needle' } } }],
    ['variable', { variables: [row('v', 'needle')] }],
    ['docs', { docs: 'a\nneedle in hay\nb' }],
    ['other', { tags: ['needle'] }],
    ['other', { assertions: [{ expression: 'res.needle', operator: 'eq', value: '1', enabled: true }] }]
  ])('finds what is in: %s', (place, draft) => {
    const { hits, total } = search({ Item: draft, Other: {} }, 'nEEdle')
    expect({ total, hits }).toMatchObject({ total: 1, hits: [{ path: 'Item', place, method: 'GET' }] })
    const [hit] = hits
    expect(hit?.excerpt.slice(hit.from, hit.to).toLowerCase()).toBe('needle')
    expect(hit?.excerpt).not.toContain('\n')
  })

  it.each<Partial<Draft>>([
    { auth: { kind: 'basic', password: 'needle' } },
    { auth: { kind: 'bearer', token: 'needle' } },
    { auth: { kind: 'api-key', value: 'needle' } },
    { auth: { kind: 'aws-sigv4', secretAccessKey: 'needle', sessionToken: 'needle' } },
    { auth: { kind: 'oauth2', oauth2: { flow: 'password', clientSecret: 'needle', password: 'needle' } } },
    { variables: [{ ...row('v', 'needle'), secret: true }] }
  ])('finds no secret', draft => {
    expect(search({ Item: draft }, 'needle').total).toBe(0)
  })

  it('wants every word, wherever it is, and shows the best first', () => {
    const items = {
      'In docs': { docs: 'order list' },
      'In URL': { url: 'https://a.test/order?list' },
      'The order list': {},
      'Order list': {},
      'Order only': {}
    }
    expect(search(items, '  list  ORDER ').hits.map(({ name }) => name)).toEqual([
      'Order list',
      'The order list',
      'In URL',
      'In docs'
    ])
    expect(search(items, 'order', 2)).toMatchObject({ total: 5, hits: [{ name: 'Order list' }, {}] })
    expect(search(items, '   ')).toEqual({ hits: [], total: 0 })
  })

  it('forgets what is gone, with what was in it', () => {
    const index = new SearchIndex()
    for (const path of ['a', 'a/b', 'ab']) index.put(path, [['name', 'x']])
    index.remove('a')
    expect(index.find(['x']).map(({ path }) => path)).toEqual(['ab'])
  })
})

describe('an excerpt', () => {
  it('is cut around the find, at whole characters', () => {
    const text = `first line\n${'a'.repeat(100)}😀needle${'😀'.repeat(100)}\nlast`
    const offset = text.indexOf('needle')
    const { excerpt, from, to } = excerptOf(text, offset, 6)
    expect(excerpt.slice(from, to)).toBe('needle')
    expect(excerpt.length).toBeLessThan(140)
    expect(excerpt.startsWith('…aaa')).toBe(true)
    expect(excerpt.endsWith('😀…')).toBe(true)
    expect(excerpt).not.toMatch(/\p{Surrogate}/u)
  })
})

it('folds letters where they stand', () => {
  const text = 'İstanbul ÄÖ ẞ x'
  expect(foldText(text)).toHaveLength(text.length)
  expect(foldText(text).indexOf('x')).toBe(text.indexOf('x'))
  expect(foldText('ÄB')).toBe('äb')
})
