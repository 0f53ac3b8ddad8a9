import { describe, expect, it } from 'vitest'
import { lineDiff } from '#test/fixtures/line-diff.ts'
import { editYaml, spliceYaml } from '#workspace/yaml/edit-yaml.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { isRecord, sameValue } from '#workspace/yaml/same-value.ts'

/** A part of a value, by keys and indices as in `http.headers.1.value`. */
type Path = string

const GONE = Symbol('gone')

/** A value with what `to` makes of one part of it. */
function changed(value: unknown, path: Path, to: (part: never) => unknown): unknown {
  if (path === '') return to(value as never)
  const [key = '', ...rest] = path.split('.')
  if (Array.isArray(value)) {
    return value
      .map((each, index) => (index === Number(key) ? changed(each, rest.join('.'), to) : each))
      .filter(each => each !== GONE)
  }
  const record = isRecord(value) ? value : {}
  const next = { ...record, [key]: changed(record[key], rest.join('.'), to) }
  return Object.fromEntries(Object.entries(next).filter(([, each]) => each !== GONE))
}

const gone = () => GONE
const is = (value: unknown) => () => value
const plus = (value: unknown) => (list: unknown[]) => [...list, value]
const reversed = (list: unknown[]) => list.toReversed()

/** The file after one part of what it says changed. It must have been spliced. */
function editOf(source: string, path: Path, to: (part: never) => unknown): string {
  const reading = readYaml(source)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const next = changed(reading.value, path, to)
  const after = editYaml(reading.source, next)
  const again = readYaml(after)
  expect('value' in again && sameValue(again.value, next)).toBe(true)
  expect(spliceYaml(source, next, Number.POSITIVE_INFINITY)).toBe(after)
  return after
}

function diffOf(source: string, path: Path, to: (part: never) => unknown): string[] {
  return lineDiff(source, editOf(source, path, to))
}

const REQUEST = `# A request
info:
  name: List # the name
  type: http
  seq: 1
  tags:
    - a
    # about b
    - b   # trailing

# the wire
http:
  method: GET
  url: "https://x/{{a}}"
  headers:
    # json please
    - name: Accept   # what
      value: application/json
    - name: X-Two
      value: 'two'
      disabled: true
      # description: soon

    # third
    - { name: X-Three, value: three }
  body:
    type: json
    data: |-
      {
        "a": 1
      }
  auth: inherit

docs: >-
  A folded text that
  goes over lines
  and ends.

  Second paragraph.
`

describe('a scalar', () => {
  it.each<[Path, unknown, string[]]>([
    ['info.name', 'List all', ['-  name: List # the name', '+  name: List all # the name']],
    ['info.seq', 2, ['-  seq: 1', '+  seq: 2']],
    ['http.url', 'https://y', ['-  url: "https://x/{{a}}"', '+  url: "https://y"']],
    ['http.headers.1.value', "it's", ["-      value: 'two'", "+      value: 'it''s'"]],
    ['http.headers.1.disabled', false, ['-      disabled: true', '+      disabled: false']],
    ['info.name', 'true', ['-  name: List # the name', '+  name: "true" # the name']],
    ['info.name', '2024-01-01', ['-  name: List # the name', '+  name: "2024-01-01" # the name']],
    ['info.name', 'a: b # c', ['-  name: List # the name', '+  name: "a: b # c" # the name']],
    ['info.name', '', ['-  name: List # the name', '+  name: "" # the name']],
    ['info.name', null, ['-  name: List # the name', '+  name: null # the name']],
    [
      'info.name',
      'two\nlines',
      ['-  name: List # the name', '+  name: |- # the name', '+    two', '+    lines']
    ],
    ['http.body.data', '{\n  "a": 2\n}', ['-        "a": 1', '+        "a": 2']],
    ['http.body.data', '{\n  "a": 1\n}\n', ['-    data: |-', '+    data: |']],
    ['http.body.data', '  {\n  "a": 1\n}', ['-    data: |-', '-      {', '+    data: |2-', '+        {']],
    ['http.body.data', 'one', ['-      {', '-        "a": 1', '-      }', '+      one']],
    ['http.body.data', '', ['-    data: |-', '-      {', '-        "a": 1', '-      }', '+    data: ""']],
    [
      'docs',
      'A folded text that went over lines and ends.\nSecond paragraph.',
      ['-  goes over lines', '+  went over lines']
    ],
    ['docs', 'A folded text that goes over lines and ends.\nSecond paragraph.\nThird.', ['+  Third.', '+']]
  ])('%s: %j', (path, value, diff) => {
    expect(diffOf(REQUEST, path, is(value))).toEqual(diff)
  })

  it.each([
    ["a: 'one\n  two'\n", 'one three', ["-  two'", "+  three'"]],
    ['a: one\n  two\nb: 1\n', 'four two', ['-a: one', '+a: four']],
    ['a: "one\n  two"\n', 'one\ntwo', ['+']],
    ['a: | # why\n  x\n', 'y\n', ['-  x', '+  y']],
    ['a: |+\n  x\n\nb: 1\n', 'y\n\n', ['-  x', '+  y']],
    ['a: |4-\n      x\n', '  y', ['-      x', '+      y']],
    ['a:\n  x\n', 'y', ['-a:', '-  x', '+a: y']],
    ['a: ~\n', 'x', ['-a: ~', '+a: x']],
    ['a:\n', 'x', ['-a:', '+a: x']],
    ['a: # why\n', 'x', ['-a: # why', '+a: x # why']]
  ])('of %j', (source, value, diff) => {
    expect(diffOf(source, 'a', is(value))).toEqual(diff)
  })
})

describe('a mapping', () => {
  it('gains keys behind its last, in its own indentation', () => {
    expect(diffOf(REQUEST, 'http.body.note', is('x'))).toEqual(['+    note: x'])
    expect(diffOf(REQUEST, 'http.headers.0.disabled', is(true))).toEqual(['+      disabled: true'])
    expect(diffOf(REQUEST, 'http.headers.1.description', is('now'))).toEqual(['+      description: now'])
  })

  it('writes new values as the file writes its own', () => {
    expect(diffOf(REQUEST, 'http.params', is([{ name: 'a', value: '1' }]))).toEqual([
      '+  params:',
      '+    - name: a',
      '+      value: "1"'
    ])
    expect(diffOf(REQUEST, 'settings', is({ timeout: 5 }))).toEqual(['+settings:', '+  timeout: 5', '+'])
  })

  it.each([
    ['x: y', '"x: y": 1'],
    ['true', '"true": 1'],
    ['- a', '"- a": 1'],
    ['', '"": 1'],
    ['a\nb', '"a\\nb": 1']
  ])('quotes the key %j', (key, line) => {
    expect(
      lineDiff(
        REQUEST,
        editOf(REQUEST, 'info', (info: object) => ({ ...info, [key]: 1 }))
      )
    ).toEqual([`+  ${line}`])
  })

  it.each<[Path, string[]]>([
    ['info.name', ['-  name: List # the name']],
    ['info.tags', ['-  tags:', '-    - a', '-    # about b', '-    - b   # trailing']],
    ['http.headers.1.disabled', ['-      disabled: true']],
    ['http.headers.1.name', ['-    - name: X-Two', "-      value: 'two'", "+    - value: 'two'"]],
    ['http.headers.2.name', ['-    - { name: X-Three, value: three }', '+    - { value: three }']],
    ['http.headers.2.value', ['-    - { name: X-Three, value: three }', '+    - { name: X-Three }']]
  ])('loses %s', (path, diff) => {
    expect(diffOf(REQUEST, path, gone)).toEqual(diff)
  })

  it('loses a section with the blank line and the comment above it', () => {
    const after = editOf(REQUEST, 'http', gone)
    expect(after).toContain('- b   # trailing\n\ndocs: >-')
    expect(after).not.toContain('# the wire')
  })

  it('keeps the order of its keys, which says nothing', () => {
    expect(diffOf('b: 1\na: 2\n', '', is({ a: 2, b: 3 }))).toEqual(['-b: 1', '+b: 3'])
  })

  it('keeps the comment of a key that moves up to the dash', () => {
    const source = '- a: 1\n  # about b\n  b: 2\n'
    expect(editOf(source, '0.a', gone)).toBe('-\n  # about b\n  b: 2\n')
  })
})

describe('a sequence', () => {
  it.each<[Path, (part: never) => unknown, string[]]>([
    ['info.tags.1', is('c'), ['-    - b   # trailing', '+    - c   # trailing']],
    ['info.tags.1', gone, ['-    # about b', '-    - b   # trailing']],
    ['info.tags', plus('c'), ['+    - c']],
    ['info.tags', (tags: string[]) => ['new', ...tags], ['+    - new']],
    [
      'http.headers.0',
      gone,
      ['-    # json please', '-    - name: Accept   # what', '-      value: application/json']
    ],
    ['http.headers.2', gone, ['-', '-    # third', '-    - { name: X-Three, value: three }']],
    ['http.headers', plus({ name: 'D', value: 'd' }), ['+    - name: D', '+      value: d']],
    [
      'http.headers',
      ([first, ...others]: object[]) => [first, { name: 'D', value: 'd' }, ...others],
      ['+    - name: D', '+      value: d']
    ],
    [
      'http.headers',
      ([first, second, third]: object[]) =>
        [{ ...first, value: 'x' }, third, { ...second, name: 'Y' }].slice(0, 2),
      [
        '-      value: application/json',
        '-    - name: X-Two',
        "-      value: 'two'",
        '-      disabled: true',
        '-      # description: soon',
        '+      value: x'
      ]
    ]
  ])('%s', (path, to, diff) => {
    expect(diffOf(REQUEST, path, to)).toEqual(diff)
  })

  it('moves an entry with its comments', () => {
    expect(editOf('- a # one\n# two\n- b: 1\n  c: 2\n- d\n', '', reversed)).toBe(
      '- d\n# two\n- b: 1\n  c: 2\n- a # one\n'
    )
  })

  it('writes one row anew where one row changed, among equal ones', () => {
    const source = 'l:\n  - a\n  - a\n  - a\n'
    expect(diffOf(source, 'l.1', is('b'))).toEqual(['-  - a', '+  - b'])
    expect(diffOf(source, 'l.1', gone)).toEqual(['-  - a'])
  })

  it('keeps the blank lines between entries that all have them', () => {
    expect(editOf('- a\n\n- b\n', '', plus('c'))).toBe('- a\n\n- b\n\n- c\n')
    expect(editOf('- a\n\n- b\n\n- c\n', '1', gone)).toBe('- a\n\n- c\n')
  })

  it('in a sequence', () => {
    expect(diffOf('- - a\n  - b\n- c\n', '0', plus('d'))).toEqual(['+  - d'])
    expect(diffOf('- - a\n  - b\n- c\n', '0.1', gone)).toEqual(['-  - b'])
    expect(diffOf('-   name: a\n    value: b\n', '', plus({ name: 'c', value: 'd' }))).toEqual([
      '+-   name: c',
      '+    value: d'
    ])
  })
})

describe('a value of another kind', () => {
  it.each<[string, Path, unknown, string]>([
    ['auth: inherit # as above\n', 'auth', { type: 'none' }, 'auth: # as above\n  type: none\n'],
    ['auth: # as below\n  type: none\nb: 1\n', 'auth', 'inherit', 'auth: inherit # as below\nb: 1\n'],
    ['a: []\nb: 1\n', 'a', [1, { c: 2, d: 3 }], 'a:\n  - 1\n  - c: 2\n    d: 3\nb: 1\n'],
    ['a:\n- 1\n- 2\nb: 1\n', 'a', [], 'a: []\nb: 1\n'],
    ['a: {} # none\n', 'a', { b: [] }, 'a: # none\n  b: []\n'],
    ['a:\n  - x: 1\n    y: 2\n', 'a.0', 'z', 'a:\n  - z\n'],
    ['a:\n  - z # why\n', 'a.0', { x: 1, y: [2] }, 'a:\n  - x: 1 # why\n    y:\n      - 2\n'],
    ['a: |-\n  x\n  y\nb: 1\n', 'a', { c: 1 }, 'a:\n  c: 1\nb: 1\n'],
    ['a:\n  c: 1\nb: 1\n', 'a', 'x\ny', 'a: |-\n  x\n  y\nb: 1\n'],
    ['a: &x\n  c: 1\nb: 1\n', 'a', [1], 'a: &x\n  - 1\nb: 1\n'],
    ['a: !!str 1\n', 'a', { b: 1 }, 'a:\n  b: 1\n'],
    ['', '', { a: 1 }, 'a: 1\n'],
    ['# about it\n', '', { a: 1 }, '# about it\na: 1\n'],
    ['---\n', '', { a: 1 }, '---\na: 1\n'],
    ['a: 1\n', '', {}, '{}\n'],
    ['- a\n', '', { b: 1 }, 'b: 1\n']
  ])('%j at "%s" becomes %j', (source, path, value, after) => {
    expect(editOf(source, path, is(value))).toBe(after)
  })
})

describe('an alias', () => {
  const SOURCE = 'base: &b\n  x: 1 # one\nuse: *b\nlist:\n  - *b\n'

  it('stays while what it refers to says the same', () => {
    expect(diffOf(SOURCE, 'other', is(1))).toEqual(['+other: 1'])
  })

  it('becomes the value where what it refers to changes, and only there', () => {
    expect(editOf(SOURCE, 'base.x', is(2))).toBe('base: &b\n  x: 2 # one\nuse:\n  x: 1\nlist:\n  - x: 1\n')
  })

  it('becomes the value where that is another', () => {
    expect(diffOf(SOURCE, 'use.x', is(2))).toEqual(['-use: *b', '+use:', '+  x: 2'])
  })

  it('stays when all that refer to it change alike', () => {
    const next = { base: { x: 2 }, use: { x: 2 }, list: [{ x: 2 }] }
    expect(diffOf(SOURCE, '', is(next))).toEqual(['-  x: 1 # one', '+  x: 2 # one'])
  })

  it('becomes the value when what it refers to goes', () => {
    expect(editOf(SOURCE, 'base', gone)).toBe('use:\n  x: 1\nlist:\n  - x: 1\n')
  })

  it('of a key stays', () => {
    expect(diffOf('&k name: 1\nuse: *k\n', 'name', is(2))).toEqual(['-&k name: 1', '+&k name: 2'])
  })
})

describe('the style of a file', () => {
  it.each<[string, string, Path, (part: never) => unknown, string]>([
    [
      'CRLF',
      'a: 1\r\nb:\r\n  - x\r\n',
      'b',
      plus({ c: 'p\nq' }),
      'a: 1\r\nb:\r\n  - x\r\n  - c: |-\r\n      p\r\n      q\r\n'
    ],
    ['CRLF in some lines', 'a: 1\r\nb: 2\nc: 3\n', 'b', is(4), 'a: 1\r\nb: 4\nc: 3\n'],
    ['a byte order mark', '\uFEFFa: 1\r\nb: 2\r\n', 'a', is(3), '\uFEFFa: 3\r\nb: 2\r\n'],
    ['a byte order mark before a key that goes', '\uFEFFa: 1\nb: 2\n', 'a', gone, '\uFEFFb: 2\n'],
    ['no newline at the end', 'a: 1\nb: 2', 'c', is(3), 'a: 1\nb: 2\nc: 3'],
    ['no newline behind what goes', 'a: 1\nb: 2', 'b', gone, 'a: 1'],
    ['no newline behind a text', 'a: |-\n  x', 'a', is('y\nz'), 'a: |-\n  y\n  z'],
    [
      '4 spaces',
      'a:\n    b: 1\n',
      'c',
      is({ d: [{ e: 1, f: 2 }] }),
      'a:\n    b: 1\nc:\n    d:\n        - e: 1\n          f: 2\n'
    ],
    ['sequences below their key', 'a:\n- b\n', 'c', is(['d']), 'a:\n- b\nc:\n- d\n'],
    [
      'wide dashes',
      'a:\n  -   b: 1\n      c: 2\n',
      'd',
      is([{ e: 1, f: 2 }]),
      'a:\n  -   b: 1\n      c: 2\nd:\n  -   e: 1\n      f: 2\n'
    ],
    ['single quotes', "a: 'x y'\n", 'b', is('true'), "a: 'x y'\nb: 'true'\n"],
    ['columns', 'a:    1  # one\nbcd:  2  # two\n', 'a', is(10), 'a:    10  # one\nbcd:  2  # two\n'],
    [
      'a document with its marks',
      '--- # begin\na: 1\n... # end\n',
      'b',
      is(2),
      '--- # begin\na: 1\nb: 2\n... # end\n'
    ],
    ['JSON', '{"a": 1, "b": ["c"]}\n', 'b', plus('d'), '{"a": 1, "b": ["c", "d"]}\n'],
    [
      'JSON over lines',
      '{\n  "a": 1\n}\n',
      'b',
      is({ c: 'd' }),
      '{\n  "a": 1,\n  "b": {\n    "c": "d"\n  }\n}\n'
    ],
    ['JSON that loses its last', '{\n  "a": 1,\n  "b": 2\n}\n', 'b', gone, '{\n  "a": 1\n}\n'],
    ['brackets with a trailing comma', 'a: [\n  1,\n  2,\n]\n', 'a', plus(3), 'a: [\n  1,\n  2,\n  3,\n]\n'],
    [
      'brackets with comments',
      'a: [\n  1, # one\n  2 # two\n]\n',
      'a',
      plus(3),
      'a: [\n  1, # one\n  2, # two\n  3\n]\n'
    ],
    [
      'brackets with comments of what goes',
      'a: [\n  1, # one\n  2, # two\n  3\n]\n',
      'a.1',
      gone,
      'a: [\n  1, # one\n  3\n]\n'
    ],
    ['braces', 'a: {b: 1, c: 2} # d\n', 'a.b', gone, 'a: {c: 2} # d\n'],
    ['brackets in which text is quoted', 'a: [b]\n', 'a', plus('c, d'), 'a: [b, "c, d"]\n'],
    ['a reordered list in brackets', 'a: [b, c, d]\n', 'a', reversed, 'a: [d, c, b]\n'],
    ['explicit keys', '? a\n: 1\n? b\n: 2\n', 'a', is(3), '? a\n: 3\n? b\n: 2\n'],
    [
      'JSON whose last makes room',
      '{\n  "a": 1,\n  "b": 2\n}\n',
      '',
      is({ a: 1, c: 3 }),
      '{\n  "a": 1,\n  "c": 3\n}\n'
    ],
    ['blank lines below what goes from the top', 'a: 1\n\nb: 2\n', 'a', gone, 'b: 2\n']
  ])('%s', (_, source, path, to, after) => {
    expect(editOf(source, path, to)).toBe(after)
  })
})

describe('a file of hundreds of thousands of blanks', () => {
  // Where the time for one grew with those before it, these would take minutes.
  const MANY = 400_000

  it('is edited below blank lines in a text', () => {
    const source = `docs: |-\n  a${'\n'.repeat(MANY)}  b\nname: A\n`
    expect(editOf(source, 'name', is('B'))).toBe(source.replace('name: A', 'name: B'))
  })

  it('is edited behind a dash below spaces in a text', () => {
    const source = `docs: |-\n  a${' '.repeat(MANY)}b\nlist:\n  - a: 1\n    # of b\n    b: 2\n`
    expect(editOf(source, 'list.0.a', gone)).toBe(source.replace(' a: 1', ''))
  })
})
