import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectionFiles } from '#test/fixtures/collection-files.ts'
import { runnableRequest } from '#test/fixtures/runnable-collection.ts'
import { parseYaml } from '#workspace/yaml/parse-yaml.ts'
import { quickYaml } from '#workspace/yaml/quick-yaml.ts'

/** What the parser says; undefined for what it refuses. */
function parsed(text: string): { value: unknown } | undefined {
  const result = parseYaml(text)
  return 'problem' in result ? undefined : { value: result.value }
}

/** Lines that mean something in YAML beside each other, well indented or not. */
const pieces = fc.constantFrom(
  ...[
    'a:',
    'a: b',
    'b: c',
    'b:',
    '- a',
    '- a: b',
    '-',
    '- - a',
    '- a:',
    'a: 1',
    'a: 01',
    'a: 1e3',
    'a: true'
  ],
  ...['a: True', 'null: a', 'a: null', 'a: ~', 'a: []', 'a: {}', 'a: [b]', 'a: "b"', "a: 'b'", 'a: "b\\n"'],
  ...[
    'a: "b" c',
    "a: 'b''c'",
    'a: b # c',
    'a: b: c',
    'a: b:c',
    'a: http://h/?a=1#b',
    'a: |',
    'a: >',
    '# c',
    'a: &x b'
  ],
  ...[
    'a: *x',
    'a: !t b',
    '? a',
    'a : b',
    'a:b',
    '---',
    '...',
    '"a": b',
    'a: b ',
    'a:\tb',
    '<<: a',
    'a: {{b}}',
    'a: /x'
  ],
  ...[
    'a: -1',
    'a: 0',
    'a: 1.0.0',
    'a: 1.0',
    'a: 1.0.0.0',
    'a: 01.0.0',
    'a: .5',
    'a: NaN',
    'c: @x',
    'c: `x',
    'c: %x',
    'c: b, c',
    '=======',
    'true: a',
    'a: "',
    'é: b',
    'a: é'
  ]
)
const line = fc
  .tuple(fc.constantFrom(0, 0, 2, 2, 4, 6, 1, 3), pieces)
  .map(([indent, text]) => ' '.repeat(indent) + text)
const document = fc
  .array(fc.oneof({ weight: 9, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }))
  .map(lines => lines.join('\n'))

const REQUEST = runnableRequest('List', { url: 'http://h/{{x}}?a=1', status: 200, tags: ['smoke'] }).split(
  '\n'
)
/** A request in which some lines are others. */
const mutated = fc
  .array(fc.tuple(fc.nat(REQUEST.length), fc.nat(1), line), { minLength: 1, maxLength: 3 })
  .map(edits => {
    const lines = [...REQUEST]
    for (const [at, removed, text] of edits) lines.splice(at, removed, text)
    return lines.join('\n')
  })
const RUNS = 50_000

describe('quickYaml', () => {
  it('reads what requests are written in', () => {
    const text = runnableRequest('List', { url: 'http://h/{{x}}?a=1', status: 200, tags: ['smoke'] })
    expect(quickYaml(text)).toEqual(parsed(text))
    expect(quickYaml(text)).toBeDefined()
  })

  it('reads what the file of a collection begins with', () => {
    const text = 'opencollection: 1.0.0\ninfo:\n  name: Shop\n'
    expect(quickYaml(text)).toEqual(parsed(text))
    expect(quickYaml(text)).toBeDefined()
  })

  it.each(collectionFiles().map(({ path, text }) => [path, text]))(
    'says of %s what the parser does',
    (_, text) => {
      const quick = quickYaml(text)
      if (quick) expect(quick).toEqual(parsed(text))
    }
  )

  it.each([
    ['of random lines', document],
    ['of a request with other lines in it', mutated]
  ])('says of any document %s what the parser does, or nothing', (_, documents) => {
    let read = 0
    fc.assert(
      fc.property(documents, text => {
        const quick = quickYaml(text)
        if (!quick) return
        read++
        expect(quick).toEqual(parsed(text))
      }),
      { numRuns: RUNS }
    )
    // It must be seen to have read some.
    expect(read).toBeGreaterThan(RUNS / 200)
  })
})
