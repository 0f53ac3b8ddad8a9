import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { addExample, removeExample, renameItem, withSeq } from '#shared/opencollection/edit-item.ts'
import { newItem } from '#shared/opencollection/new-item.ts'
import { readItem } from '#shared/opencollection/read-item.ts'

const FILE = {
  info: { name: 'A', type: 'http', tags: ['x'] },
  http: {
    method: 'GET',
    url: 'u',
    headers: [
      { name: 'a', value: 1, note: 'kept' },
      { name: 'b', value: '2', disabled: true }
    ]
  },
  app: { code: 'x' }
}

function draftOf(value: unknown): Draft {
  const item = readItem(value)
  return Draft.parse('draft' in item ? item.draft : undefined)
}
const written = (value: unknown) => JSON.stringify(value)

describe('editing a file', () => {
  it('renames and orders it, with the keys where they belong', () => {
    expect(written(renameItem(FILE, 'B'))).toBe(written({ ...FILE, info: { ...FILE.info, name: 'B' } }))
    expect(written(withSeq(FILE, 2))).toBe(
      written({ ...FILE, info: { name: 'A', type: 'http', seq: 2, tags: ['x'] } })
    )
    expect(renameItem(null, 'B')).toEqual({ info: { name: 'B' } })
  })

  it('adds and removes examples, and the list with the last', () => {
    const one = addExample(FILE, { name: 'one' })
    expect(Object.keys(Object(one))).toEqual(['info', 'http', 'examples', 'app'])
    const two = addExample(one, { name: 'two' })
    expect(removeExample(two, 0)).toMatchObject({ examples: [{ name: 'two' }] })
    expect(removeExample(one, 0)).toEqual(FILE)
  })
})

describe('applyDraft', () => {
  const headersOf = (change: (headers: Draft['headers']) => Draft['headers']) => {
    const draft = draftOf(FILE)
    return Object(applyDraft(FILE, { ...draft, headers: change(draft.headers) })).http.headers
  }

  it('moves a row with all that was written in it', () => {
    const [a, b] = FILE.http.headers
    const moved = headersOf(headers => headers.toReversed())
    expect(moved[0]).toBe(b)
    expect(moved[1]).toBe(a)
  })

  it('knows a row again that was moved and edited', () => {
    const change = (headers: Draft['headers']) =>
      headers.map(row => (row.name === 'a' ? { ...row, enabled: false } : row)).toReversed()
    expect(headersOf(change)[1]).toEqual({ name: 'a', value: 1, note: 'kept', disabled: true })
  })

  it('tells rows of one name by what else they say', () => {
    const headers = [
      { name: 'a', value: 1, note: 'first' },
      { name: 'a', value: 2, note: 'second' }
    ]
    const file = { ...FILE, http: { headers } }
    const draft = draftOf(file)
    const swapped = { ...draft, headers: draft.headers.toReversed() }
    expect(applyDraft(file, swapped)).toMatchObject({ http: { headers: headers.toReversed() } })
  })

  it('switches a row on and off in the words of the file', () => {
    expect(headersOf(headers => headers.map(row => ({ ...row, enabled: !row.enabled })))).toEqual([
      { name: 'a', value: 1, note: 'kept', disabled: true },
      { name: 'b', value: '2' }
    ])
    const file = { ...FILE, http: { headers: [{ name: 'a', value: '', enabled: false }] } }
    const draft = draftOf(file)
    const on = { ...draft, headers: draft.headers.map(row => ({ ...row, enabled: true })) }
    expect(applyDraft(file, on)).toMatchObject({ http: { headers: [{ enabled: true }] } })
  })

  it('leaves nothing behind where the last of it went', () => {
    const draft = draftOf(FILE)
    const variables = [{ name: 'v', value: '1', enabled: true }]
    const added = applyDraft(FILE, { ...draft, variables })
    expect(Object.keys(Object(added))).toEqual(['info', 'http', 'runtime', 'app'])
    expect(applyDraft(added, draft)).toEqual(FILE)
    expect(headersOf(() => [])).toBeUndefined()
  })

  it('takes settings away with the last that is said', () => {
    const file = { ...FILE, settings: { encodeUrl: false } }
    expect(applyDraft(file, { ...draftOf(file), settings: {} })).toEqual(FILE)
  })

  it('edits one of several bodies and nothing else of them', () => {
    const body = [
      { title: 'one', body: { type: 'json', data: '1' } },
      { title: 'two', body: { type: 'text', data: '2' } }
    ]
    const file = { ...FILE, http: { ...FILE.http, body } }
    const draft = draftOf(file)
    const edited = applyDraft(file, { ...draft, body: { ...draft.body, text: '3' } })
    expect(Object(edited).http.body).toEqual([{ title: 'one', body: { type: 'json', data: '3' } }, body[1]])
    const { bodyVariants } = draft
    if (!bodyVariants) throw new Error('no variants')
    const other = {
      ...draft,
      body: { kind: 'text' as const, text: '2' },
      bodyVariants: { ...bodyVariants, selected: 1 }
    }
    expect(Object(applyDraft(file, other)).http.body).toEqual([body[0], { ...body[1], selected: true }])
    const { bodyVariants: _, ...single } = draft
    expect(Object(applyDraft(file, single)).http.body).toEqual(body[0]?.body)
  })

  it('changes of a proxy only what changed', () => {
    const config = {
      protocol: 'http',
      hostname: 'p',
      port: '80',
      auth: { disabled: true, username: 'u' },
      more: 1
    }
    const file = { opencollection: '1.0.0', config: { proxy: { inherit: false, config } } }
    const draft = draftOf(file)
    const proxy = { mode: 'url' as const, url: 'http://q:80', bypass: '' }
    expect(applyDraft(file, { ...draft, settings: { proxy } })).toEqual({
      opencollection: '1.0.0',
      config: { proxy: { inherit: false, config: { ...config, hostname: 'q' } } }
    })
    expect(applyDraft(file, { ...draft, settings: {} })).toMatchObject({
      config: { proxy: { inherit: true, config } }
    })
    const none = { ...proxy, mode: 'none' as const, url: 'http://p:80' }
    expect(applyDraft(file, { ...draft, settings: { proxy: none } })).toMatchObject({
      config: { proxy: { disabled: true, config } }
    })
  })

  it('makes a GraphQL request of one over HTTP when that is its body, and the other way round', () => {
    const graphql = { query: '{ a }', variables: '' }
    const draft = { ...draftOf(FILE), body: { kind: 'graphql' as const, text: '', graphql } }
    const changed = applyDraft(FILE, draft)
    expect(Object.keys(Object(changed))).toEqual(['info', 'graphql', 'app'])
    expect(readItem(changed)).toMatchObject({ kind: 'graphql', draft: { url: 'u', body: { graphql } } })
    expect(applyDraft(changed, draftOf(FILE))).toEqual(FILE)
  })

  it('makes a file of nothing', () => {
    const file = { info: { type: 'http' }, http: { url: 'u' } }
    const draft = { ...BLANK_DRAFT, url: 'u' }
    for (const nothing of [undefined, null, {}]) expect(applyDraft(nothing, draft)).toEqual(file)
    expect(applyDraft(null, { ...BLANK_DRAFT, type: 'folder', docs: 'd' })).toEqual({
      docs: { content: 'd', type: 'text/markdown' }
    })
  })

  it('writes no key for what is not said', () => {
    expect(newItem('A', BLANK_DRAFT)).toEqual({
      info: { name: 'A', type: 'http' },
      http: { method: 'GET', url: '' }
    })
  })

  it('forgets the old credentials when the kind changes', () => {
    const file = {
      ...FILE,
      http: { ...FILE.http, auth: { type: 'awsv4', accessKeyId: 'x', profileName: 'p' } }
    }
    const draft = draftOf(file)
    const basic = { ...draft, auth: { ...draft.auth, kind: 'basic' as const, username: 'u' } }
    expect(Object(applyDraft(file, basic)).http.auth).toEqual({ type: 'basic', username: 'u' })
    expect(Object(applyDraft(file, { ...draft, auth: { kind: 'none' } })).http).toEqual(FILE.http)
  })

  it('says to Bruno that a timeout is inherited again', () => {
    const file = { ...FILE, settings: { timeout: 5, maxRedirects: 3 } }
    expect(applyDraft(file, { ...draftOf(file), settings: {} })).toMatchObject({
      settings: { timeout: 'inherit' }
    })
  })
})
