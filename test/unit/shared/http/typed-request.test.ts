import { expect, test } from 'vitest'
import { typedRequest } from '#shared/http/typed-request.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'

const row = (name: string, value: string, enabled = true) => ({ name, value, enabled })
const typed = (draft: Partial<Draft>) => typedRequest({ ...BLANK_DRAFT, ...draft })

test('templates stay as they are, and what is switched off is no part of it', () => {
  expect(
    typed({
      url: '{{base}}/:id',
      headers: [row('A', '{{a}}'), row('B', 'off', false), row('', 'unnamed')],
      pathParams: [row('id', '{{id}}')],
      auth: { kind: 'bearer', token: 'top' }
    })
  ).toMatchObject({
    url: '{{base}}/:id',
    headers: [['A', '{{a}}']],
    pathParams: [['id', '{{id}}']],
    auth: 'bearer'
  })
})

test.each<[string, Draft['body'], string]>([
  ['none', { kind: 'none', text: 'left from before' }, ''],
  ['json', { kind: 'json', text: '{"a":{{n}}}' }, '{"a":{{n}}}'],
  ['form', { kind: 'form', text: '', form: [row('a', '1'), row('b', '2', false)] }, 'a = 1'],
  [
    'multipart',
    {
      kind: 'multipart',
      text: '',
      parts: [
        { name: 'note', kind: 'text', value: 'hi', files: [], enabled: true },
        { name: 'doc', kind: 'file', value: '', files: ['a.pdf', 'b.pdf'], enabled: true }
      ]
    },
    'note = hi\ndoc = file a.pdf, b.pdf'
  ],
  [
    'file',
    {
      kind: 'file',
      text: '',
      files: [
        { path: 'a.bin', contentType: '', selected: false },
        { path: 'b.bin', contentType: '', selected: true }
      ]
    },
    'File b.bin'
  ],
  ['graphql', { kind: 'graphql', text: '', graphql: { query: '{ a }', variables: ' ' } }, '{ a }']
])('a body of kind %s', (_, body, text) => {
  expect(typed({ body }).body).toBe(text)
})
