import { parseRequest, stringifyRequest } from '@usebruno/filestore'
import { describe, expect, it } from 'vitest'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'

const REQUEST = {
  info: { name: 'Create', type: 'http', seq: 2, tags: ['a', 'b'] },
  http: {
    method: 'POST',
    url: 'https://x/{{id}}?a=1#b',
    headers: [{ name: 'Accept', value: '*/*', disabled: true }],
    body: { type: 'json', data: '{\n  "a": [1]\n}' },
    auth: 'inherit'
  },
  settings: {
    encodeUrl: true,
    timeout: 0,
    followRedirects: true,
    maxRedirects: 5,
    forwardAuthorizationHeader: true
  },
  docs: '# Title\n\n  indented\n'
}

describe('printYaml', () => {
  it('writes as Bruno does', () => {
    const printed = printYaml(REQUEST)
    expect(printed).toBe(stringifyRequest(parseRequest(printed, { format: 'yml' }), { format: 'yml' }))
  })

  it.each([
    [null, 'null\n'],
    [[], '[]\n'],
    [{}, '{}\n'],
    ['two\nlines', '"two\\nlines"\n'],
    [[1, ['a']], '- 1\n- - a\n'],
    [{ a: null, b: [], c: {} }, 'a: null\nb: []\nc: {}\n'],
    [{ a: [{ b: 1, c: [2] }] }, 'a:\n  - b: 1\n    c:\n      - 2\n'],
    [{ info: 1, other: 2, docs: 'x' }, 'info: 1\nother: 2\n\ndocs: x\n'],
    [{ a: '  x\ny' }, 'a: |2-\n    x\n  y\n'],
    [{ a: 'x\n' }, 'a: |\n  x\n'],
    [{ a: 'x\n\n', docs: 'y' }, 'a: "x\\n\\n"\n\ndocs: y\n'],
    [{ a: 'x\r\ny' }, 'a: "x\\r\\ny"\n'],
    [{ a: '\x7f\u009b31m "\u0085' }, 'a: "\\x7f\\x9b31m \\"\\x85"\n'],
    [{ a: 'yes', b: '1e3', c: '2024-01-01', d: 'y' }, 'a: "yes"\nb: "1e3"\nc: "2024-01-01"\nd: y\n'],
    [{ a: undefined, b: [undefined] }, 'b:\n  - null\n']
  ])('prints %j', (value, text) => {
    expect(printYaml(value)).toBe(text)
  })

  it('gives a key that is too long a line of its own', () => {
    const value = { ['k'.repeat(2000)]: { a: [1] } }
    expect(readYaml(printYaml(value))).toMatchObject({ value })
  })
})
