import fc from 'fast-check'
import type { HandStyle } from './styled-yaml.ts'

/** Texts that YAML could take for something else. */
const TRICKY = [
  ...'a|Accept|true|False|null|~|1|-1|0x10|1e3|1_000|12:30|2024-01-01|yes|No|on|y|.nan|.inf|<<|=|*x|&y|!t|%d|@a'.split(
    '|'
  ),
  ...[
    '|',
    '>',
    '?',
    '? x',
    ':',
    ': x',
    ':x',
    '-',
    '- a',
    '---',
    '...',
    '{a}',
    '[x',
    'a,b',
    'x: y',
    'x:',
    '# c',
    'a #b'
  ],
  ...[
    '',
    ' ',
    ' lead',
    'trail ',
    '\t',
    '\ta\n b',
    '\n',
    '\n\n',
    ' \n',
    'a\n',
    'a\nb',
    'a\n\nb\n',
    '  a\nb',
    'a\n  b\n',
    'a\n\n\n'
  ],
  ...[
    '"q"',
    "it's",
    `"it's"`,
    '`b`',
    '\\',
    'a\\nb',
    '{"a": 1}',
    '{\n  "a": [1, 2]\n}',
    '{{host}}/x?a=1&b=2#c',
    'é😀'
  ],
  ...[
    '\u0000',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\ufeff',
    'a\r\nb',
    '\r',
    '\ud800',
    '=======',
    '<<<<<<< HEAD',
    '>>>>>>> x'
  ],
  'a folded text that goes\nover lines\n\nand paragraphs',
  '__proto__',
  'constructor'
]

export const text = fc.oneof(fc.constantFrom(...TRICKY), fc.string({ unit: 'grapheme' }))

const key = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('name', 'value', 'type', 'http', 'info', 'disabled') },
  { weight: 1, arbitrary: text }
)

/** Whatever JSON can say. */
export const json = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 })
  )
})).value

/** What a file says at its top. */
export const mapping = fc.dictionary(key, json, { minKeys: 1, maxKeys: 5 })

export const chances = fc
  .infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true }))
  .map(stream => () => stream.next().value ?? 0)

const often = fc.constantFrom(0, 0.2, 0.5)

export const handStyle: fc.Arbitrary<HandStyle> = fc
  .record({
    step: fc.constantFrom(2, 4, 3),
    unindented: fc.boolean(),
    dash: fc.constantFrom(2, 2, 4),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    lastNewline: fc.boolean(),
    marker: fc.boolean(),
    comments: often,
    blanks: often,
    flow: often,
    quotes: often,
    folded: fc.constantFrom(0, 1)
  })
  .map(({ unindented, ...style }) => ({ ...style, sequence: unindented ? 0 : style.step }))

const OTHERS: readonly unknown[] = [
  ...[1, 'x', null, true, 'true', 'a\nb\n', '  s\nt', [], {}, [1, 'two'], [[1], [2, [3]]]],
  ...[{ k: 'v', l: [1, { m: 2 }] }, { name: 'A', value: 'b' }, 'longer text with: things']
]

/** What somebody makes of a value: values changed, keys and entries gone, new, moved. */
export function edited(value: unknown, chance: () => number): unknown {
  const other = () => OTHERS[Math.floor(chance() * OTHERS.length)]
  const child = (each: unknown) => (chance() < 0.4 ? edited(each, chance) : each)
  if (chance() < 0.15) return other()
  if (Array.isArray(value)) {
    const list = value.map(child).filter(() => chance() > 0.15)
    if (chance() < 0.3) list.splice(Math.floor(chance() * (list.length + 1)), 0, other())
    return chance() < 0.2 ? list.reverse() : list
  }
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([name, each]) => [name, child(each)] as const)
  const kept = entries.filter(() => chance() > 0.15)
  return Object.fromEntries(chance() < 0.3 ? [...kept, [`new${Math.floor(chance() * 9)}`, other()]] : kept)
}
