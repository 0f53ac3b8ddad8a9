import { describe, expect, it } from 'vitest'
import { draftBody } from '#shared/http/draft-body.ts'

const part = (name: string, more: object = {}) => ({
  name,
  kind: 'text' as const,
  value: '',
  files: [],
  enabled: true,
  ...more
})

describe('draftBody', () => {
  it('sends each file of a part under the name of the part, and finds the way back to each', () => {
    const { body, draftField } = draftBody({
      kind: 'multipart',
      text: '',
      parts: [
        part(''),
        part('off', { value: 'x', enabled: false }),
        part('docs', { kind: 'file', files: ['a.txt', 'b.txt'], contentType: 'text/x' }),
        part('note', { value: 'hello', contentType: '' })
      ]
    })
    expect(body).toEqual({
      kind: 'multipart',
      parts: [
        { name: 'docs', contentType: 'text/x', content: { kind: 'file', path: 'a.txt' } },
        { name: 'docs', contentType: 'text/x', content: { kind: 'file', path: 'b.txt' } },
        { name: 'note', content: { kind: 'text', text: 'hello' } }
      ]
    })
    expect(draftField('body.parts.1.content.path')).toBe('body.parts.2.files.1')
    expect(draftField('body.parts.1.contentType')).toBe('body.parts.2.contentType')
    expect(draftField('body.parts.2.contentType')).toBe('body.parts.3.contentType')
    expect(draftField('body')).toBe('body')
  })

  it('asks for the file of a part that has none', () => {
    const { problems } = draftBody({ kind: 'multipart', text: '', parts: [part('f', { kind: 'file' })] })
    expect(problems).toEqual([{ field: 'body.parts.0.files', problem: expect.stringContaining('“f”') }])
  })

  it('sends of several files the selected one', () => {
    const files = [
      { path: 'a', contentType: '', selected: false },
      { path: 'b', contentType: 'text/x', selected: true }
    ]
    const { body, draftField } = draftBody({ kind: 'file', text: '', files })
    expect(body).toEqual({ kind: 'file', path: 'b', contentType: 'text/x' })
    expect(draftField('body.path')).toBe('body.files.1.path')
    expect(draftBody({ kind: 'file', text: '', files: files.slice(0, 1) }).problems).toMatchObject([
      { field: 'body.files' }
    ])
  })

  it.each([
    ['json', '{"a":1} // b', '{"a":1} ', 'application/json'],
    ['xml', '<a/>', '<a/>', 'application/xml'],
    ['text', '// a', '// a', 'text/plain; charset=utf-8'],
    ['sparql', 'SELECT *', 'SELECT *', 'application/sparql-query']
  ] as const)('sends %s as the bytes of its text', (kind, text, sent, contentType) => {
    const { body } = draftBody({ kind, text })
    expect(body).toEqual({ kind: 'bytes', bytes: new TextEncoder().encode(sent), contentType })
  })

  it('sends GraphQL as JSON, and names the field of variables that are none', () => {
    const graphql = { query: '{ a }', variables: 'x' }
    const { body, problems } = draftBody({ kind: 'graphql', text: '', graphql })
    expect(body).toMatchObject({ bytes: new TextEncoder().encode('{"query":"{ a }"}') })
    expect(problems).toMatchObject([{ field: 'body.graphql.variables' }])
  })
})
