import { describe, expect, it } from 'vitest'
import { readYaml } from '#workspace/yaml/read-yaml.ts'

function problemOf(source: string): string {
  const reading = readYaml(source)
  if (!('problem' in reading)) return `reads as ${JSON.stringify(reading.value)}`
  const { line, column, message } = reading.problem
  return `${line}:${column} ${message}`
}

describe('readYaml', () => {
  it.each([
    ['', null],
    ['# nothing but this\n', null],
    ['\uFEFFa: 1\n', { a: 1 }],
    ['a: |\r\n  x\r\n  y\r\nb: 2\r\n', { a: 'x\ny\n', b: 2 }],
    ['---\na: 1\n...\n', { a: 1 }],
    ['date: 2024-01-01\nyes: no\noctal: 010\n', { date: '2024-01-01', yes: 'no', octal: 10 }],
    ['base: &b {x: 1}\nuse: *b\n', { base: { x: 1 }, use: { x: 1 } }],
    ['<<: {a: 1}\nb: 2\n', { '<<': { a: 1 }, b: 2 }],
    ['1: a\n~: b\ntrue: c\n', { '1': 'a', '': 'b', true: 'c' }],
    ['when: !!timestamp 2024-01-01\n', { when: '2024-01-01' }],
    ['docs: |-\n  Title\n  =======\n', { docs: 'Title\n=======' }],
    ['{"json": [1, {"too": null}]}', { json: [1, { too: null }] }]
  ])('reads %j', (source, value) => {
    expect(readYaml(source)).toEqual({ source, value })
  })

  it('takes __proto__ for a name like others', () => {
    const reading = readYaml('__proto__:\n  polluted: true\n')
    expect('value' in reading && Object.entries(reading.value as object)).toEqual([
      ['__proto__', { polluted: true }]
    ])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it.each([
    [
      'a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> theirs\n',
      '2:1 An unfinished merge: a conflict begins here with <<<<<<<. Keep one side, and remove the markers.'
    ],
    [
      'a: 1\r\n>>>>>>> theirs\r\n',
      '2:1 An unfinished merge: a conflict ends here with >>>>>>>. Keep one side, and remove the markers.'
    ],
    [
      'a: 1\n=======\nb: 2\n',
      '2:1 An unfinished merge: a conflict is divided here with =======. Keep one side, and remove the markers.'
    ],
    ['a: 1\nb: 2\na: 3\n', '3:1 The key "a" is there twice, and only one can hold. Remove one of them.'],
    ['1: x\n"1": y\n', '2:1 The key "1" is there twice, and only one can hold. Remove one of them.'],
    [
      'a: 1\n---\nb: 2\n',
      '2:1 The file holds several documents, divided by ---. Keep one of them in each file.'
    ],
    ['a:\n\tb: 1\n', '2:1 The line is indented with a tab. Use spaces.'],
    ['a: "open\nb: 1\n', '3:1 The quote that ends this text is missing.'],
    [
      'a: [1, 2\nb: 1\n',
      '2:1 A bracket is not closed, or what stands in it is not indented. Close it, or put the text in quotes.'
    ],
    ['a: b: c\n', '1:4 There are two keys on one line. Put the text in quotes if the colon belongs to it.'],
    [
      'info:\n  name: x\n    type: http\n  seq: 1\n',
      '3:9 The line is indented further than the key above it, which has its value already. Align it with its neighbours.'
    ],
    ['url: @x\n', '1:6 A text without quotes cannot begin with this character. Put the text in quotes.'],
    ['token: {{token}}\n', '1:9 A key must be text. If a text begins with { or [ here, put it in quotes.'],
    ['a: *b\n', '1:4 *b refers to an anchor that is not above it. Quote the text if it is meant as text.'],
    ['a: &a [*a]\n', '1:8 *a refers to itself.'],
    ['? [a, b]\n: c\n', '1:3 A key must be text. If a text begins with { or [ here, put it in quotes.'],
    ['a: "\\q"\n', '1:5 This is no escape that YAML knows in double quotes. Write \\\\ for a backslash.'],
    [
      'a: {b: 1}}\n',
      '1:10 A bracket is closed here that was not opened. Put the text in quotes if it is meant as text.'
    ],
    ['a: |x\n', '1:5 Behind | or > nothing can stand but a comment. Begin the text on the next line.'],
    [
      'url: {{host}}/x\n',
      '1:14 This cannot stand here. A text that begins with { or [ or goes on behind its quotes must be quoted as a whole.'
    ],
    [
      'a: 1\nfoo\nb: 2\n',
      '2:1 A key must stand on one line. There may be a colon missing in the line above.'
    ],
    ['a: 1\n"foo"\n', '2:1 A key has no colon. Write it as key: value.'],
    ['a: !!int x\n', 'reads as {"a":"x"}']
  ])('says of %j what is wrong and what to do', (source, problem) => {
    expect(problemOf(source)).toBe(problem)
  })

  it('refuses aliases that stand for more than anybody wrote', () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const below = level === 0 ? '"lol"' : `*l${level - 1}`
      return `l${level}: &l${level} [${Array(10).fill(below).join(', ')}]`
    })
    expect(problemOf(levels.join('\n'))).toMatch(/^5:\d+ The aliases stand for too much/)
  })

  it('refuses what is nested deeper than it can go', () => {
    expect(problemOf('['.repeat(100_000))).toContain('nested too deeply')
  })

  it('reads a file of many keys in one go', () => {
    const source = Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join('\n')
    const reading = readYaml(source)
    expect('value' in reading && Object.keys(reading.value as object)).toHaveLength(20_000)
  })
})
