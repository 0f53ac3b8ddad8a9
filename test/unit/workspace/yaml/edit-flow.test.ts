import { describe, expect, it } from 'vitest'
import { lineDiff } from '#test/fixtures/line-diff.ts'
import { editYaml, spliceYaml } from '#workspace/yaml/edit-yaml.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'

/** The file after its `rows` changed. It must have been spliced. */
function withRows<T>(source: string, to: (rows: T[]) => T[]): string {
  const reading = readYaml(source)
  if ('problem' in reading) throw new Error(reading.problem.message)
  const value = reading.value as { rows: T[] }
  const next = { ...value, rows: to(value.rows) }
  const after = editYaml(reading.source, next)
  expect(spliceYaml(source, next, Number.POSITIVE_INFINITY)).toBe(after)
  return after
}

interface Row {
  name: string
  value?: string
}

const reversed = (rows: Row[]) => rows.toReversed()
const row = (name: string): Row => ({ name, value: 'x' })

describe('rows in brackets that have lines of their own', () => {
  const source = `rows: [
  # about a
  { name: a, value: 1 }, # behind a
  { name: b },
  # about c
  # and more
  { name: c } # behind c
]
`

  it('take their comments along when they move', () => {
    expect(withRows(source, reversed)).toBe(`rows: [
  # about c
  # and more
  { name: c }, # behind c
  { name: b },
  # about a
  { name: a, value: 1 } # behind a
]
`)
  })

  it('take their comments with them when they go', () => {
    expect(
      lineDiff(
        source,
        withRows<Row>(source, rows => rows.slice(1))
      )
    ).toEqual(['-  # about a', '-  { name: a, value: 1 }, # behind a'])
  })

  it('move to the top and are changed elsewhere in one go', () => {
    const after = withRows<Row>(source, ([a, b, c]) =>
      [c, a, { ...b, value: 'new' }].flatMap(each => (each?.name ? [{ ...each, name: each.name }] : []))
    )
    expect(after).toBe(`rows: [
  # about c
  # and more
  { name: c }, # behind c
  # about a
  { name: a, value: 1 }, # behind a
  { name: b, value: new }
]
`)
  })

  it('move behind one that has a comma at its end', () => {
    const trailing = `rows: [\n  { name: a }, # 1\n  { name: b }, # 2\n]\n`
    expect(withRows(trailing, reversed)).toBe(`rows: [\n  { name: b }, # 2\n  { name: a }, # 1\n]\n`)
  })
})

describe('rows in brackets that share lines', () => {
  it('change places around the comments', () => {
    const source = `rows: [ { name: a }, # first\n  { name: b }, { name: c } # last\n]\n`
    expect(withRows(source, reversed)).toBe(
      `rows: [ { name: c }, # first\n  { name: b }, { name: a } # last\n]\n`
    )
  })

  it('leave the comment behind another on its line, and take their own', () => {
    const source = `rows: [ { name: a }, # first\n  { name: b } # last\n]\n`
    expect(withRows<Row>(source, rows => rows.slice(1))).toBe(`rows: [  # first\n  { name: b } # last\n]\n`)
    expect(withRows<Row>(source, rows => rows.slice(0, 1))).toBe(`rows: [ { name: a } # first\n]\n`)
  })

  it('stay on one line', () => {
    const source = `rows: [{name: a}, {name: b}]\n`
    expect(withRows(source, reversed)).toBe(`rows: [{name: b}, {name: a}]\n`)
    expect(withRows<Row>(source, rows => [...rows, row('c')])).toBe(
      `rows: [{name: a}, {name: b}, {name: c, value: x}]\n`
    )
  })
})

describe('a file that is written as JSON', () => {
  const nothing: Row[] = []
  const document = { info: { name: 'List', type: 'http' }, rows: [{ name: 'a', value: '1' }], tags: ['x'] }

  it.each([2, 4])('with every entry on a line, and %i spaces, stays so', step => {
    const print = (value: unknown) => `${JSON.stringify(value, null, step)}\n`
    const added = [...document.rows, { name: 'b', value: 'two\nlines "quoted" \u001b é' }]
    expect(withRows(print(document), () => added)).toBe(print({ ...document, rows: added }))
    expect(withRows(print({ ...document, rows: added }), reversed)).toBe(
      print({ ...document, rows: reversed(added) })
    )
    expect(withRows(print({ ...document, rows: nothing }), () => added)).toBe(
      print({ ...document, rows: added })
    )
    expect(withRows(print({ ...document, rows: added }), () => nothing)).toBe(
      print({ ...document, rows: nothing })
    )
    expect(JSON.parse(withRows(print(document), () => added))).toEqual({ ...document, rows: added })
  })

  it('gets new keys as it writes them', () => {
    const source = `${JSON.stringify({ info: document.info, tags: ['x'] }, null, 2)}\n`
    const next = { info: document.info, tags: ['x'], rows: [row('a')] }
    const reading = readYaml(source)
    if ('problem' in reading) throw new Error(reading.problem.message)
    expect(editYaml(reading.source, next)).toBe(`${JSON.stringify(next, null, 2)}\n`)
  })

  it('with rows on one line each stays so', () => {
    const source = `{\n  "info": {"name": "List"},\n  "rows": [\n    {"name": "a"},\n    {"name": "b"}\n  ]\n}\n`
    expect(
      lineDiff(
        source,
        withRows<Row>(source, rows => [...rows, row('c')])
      )
    ).toEqual(['-    {"name": "b"}', '+    {"name": "b"},', '+    {"name": "c", "value": "x"}'])
  })

  it('on a single line stays so', () => {
    const source = `${JSON.stringify(document)}\n`
    const after = withRows<Row>(source, rows => [...rows, row('b')])
    expect(after.split('\n')).toHaveLength(2)
    expect(JSON.parse(after)).toEqual({ ...document, rows: [...document.rows, row('b')] })
    expect(after).toContain('{"name": "b", "value": "x"}')
  })
})
