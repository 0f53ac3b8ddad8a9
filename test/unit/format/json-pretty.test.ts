import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layJsonOut, prettyJson } from '#shared/format/json-pretty.ts'

describe('prettyJson', () => {
  it.each([
    ['{}', '{}'],
    [' [ ] ', '[]'],
    ['"a"', '"a"'],
    ['{"a":1,"b":[true,null]}', '{\n  "a": 1,\n  "b": [\n    true,\n    null\n  ]\n}'],
    ['{"a":{},"b":[]}', '{\n  "a": {},\n  "b": []\n}'],
    ['\ufeff[1]', '[\n  1\n]'],
    ['["a\\"b\\u00e9\\\\"]', '[\n  "a\\"b\\u00e9\\\\"\n]']
  ])('lays out %j', (text, pretty) => expect(prettyJson(text)).toBe(pretty))

  it('keeps what a parser would lose: big numbers, duplicate names, order, spelling', () => {
    const tokens = '{"2":12345678901234567890123,"1":1.0,"1":-0,"e":1E400,"\\u0061":"\\/"}'
    expect(prettyJson(tokens)?.replace(/[\n ]/g, '')).toBe(tokens)
  })

  it.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    '{a:1}',
    '[1 2]',
    '1 2',
    '01',
    '+1',
    '.5',
    'nulll',
    '"\n"',
    '"\\x"',
    '"\\u12g4"',
    '"',
    '[}',
    ']',
    '{"a"}',
    '{"a":}',
    '// no',
    'NaN'
  ])('refuses %j', text => expect(prettyJson(text)).toBeUndefined())

  it('survives a hostile depth without multiplying it, and strings of megabytes', () => {
    const depth = 100_000
    const deep = `${'['.repeat(depth)}1${']'.repeat(depth)}`
    expect(prettyJson(deep)?.length).toBeLessThan(depth * 2 * 82 + 200)
    const long = `"${'\\n'.repeat(2_000_000)}"`
    expect(prettyJson(long)).toBe(long)
  })

  it.each([
    ['[{"a":1},{"b":"un', '[\n  {\n    "a": 1\n  },\n  {\n    "b": "un', { row: 5, why: 'end' }],
    ['{"a":[1,2,{"b":"unterminated str', /"b": "unterminated str$/, { row: 5, why: 'end' }],
    ['[1,2', '[\n  1,\n  2', { row: 2, why: 'end' }],
    ['{"a":tr', '{\n  "a": tr', { row: 1, why: 'end' }],
    ['{"a":"\\u00', '{\n  "a": "\\u00', { row: 1, why: 'end' }],
    ['{"a', '{\n  "a', { row: 1, why: 'end' }],
    ['[1,!rest', '[\n  1,\n  !rest', { row: 2, why: 'syntax' }],
    ['{"a":1,}', '{\n  "a": 1,\n  }', { row: 2, why: 'syntax' }],
    ['{"a":1}}', '{\n  "a": 1\n}\n}', { row: 3, why: 'syntax' }],
    ['{"a":NaN}', '{\n  "a": NaN}', { row: 1, why: 'syntax' }],
    ['{"a":1}{"b":2}', '{\n  "a": 1\n}\n{\n  "b": 2\n}', undefined],
    ['{"a":1}\n\n[2]\n', '{\n  "a": 1\n}\n[\n  2\n]', undefined],
    ['2024-01-02', '2024-01-02', { row: 0, why: 'syntax' }],
    ['{}', '{}', undefined],
    ['nothing', 'nothing', { row: 0, why: 'syntax' }]
  ])('lays %j out as far as it is JSON', (text, pretty, until) => {
    const laidOut = layJsonOut(text)
    if (typeof pretty === 'string') expect(laidOut.text).toBe(pretty)
    else expect(laidOut.text).toMatch(pretty)
    expect(laidOut.until).toEqual(until)
  })

  it('gives up rather than grow past its limit', () => {
    expect(prettyJson('[1,2,3]', 8)).toBeUndefined()
    expect(prettyJson('[1,2,3]', 80)).toBeDefined()
  })

  it('agrees with JSON.parse on what is JSON, and with JSON.stringify on its layout', () => {
    fc.assert(
      fc.property(fc.json(), text => {
        expect(prettyJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
      })
    )
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}:,"01.eE\-\\ut a]{0,14}$/), text => {
        let valid = true
        try {
          JSON.parse(text)
        } catch {
          valid = false
        }
        expect(prettyJson(text) !== undefined).toBe(valid)
      }),
      { numRuns: 2000 }
    )
  })
})
