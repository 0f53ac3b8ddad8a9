import fc from 'fast-check'
import { expect, it } from 'vitest'
import { HeldText } from '#renderer/features/response/views/text/held-text.ts'

it.each([
  ['', ['1 ']],
  ['a', ['1 a']],
  ['a\nb', ['1 a', '2 b']],
  ['a\n\nb\n', ['1 a', '2 ', '3 b', '4 ']]
])('has the rows of %j', async (text, rows) => {
  const held = new HeldText(text)
  expect((await held.load(0, 10)).map(({ line, text }) => `${line} ${text}`)).toEqual(rows)
  expect(held.count).toBe(rows.length)
})

it('cuts long lines into rows, and no sign in two', async () => {
  const held = new HeldText(`${'x'.repeat(4095)}\u{1f600}y\nz`)
  expect(await held.load(0, 10)).toEqual([
    { text: 'x'.repeat(4095), line: 1, depth: 0 },
    { text: '\u{1f600}y', line: 1, depth: 0, continued: true },
    { text: 'z', line: 2, depth: 0 }
  ])
  expect(await held.load(2, 1)).toHaveLength(1)
  expect(await held.load(3, 1)).toEqual([])
})

it('reads what stands between two places, over lines and rows', async () => {
  const held = new HeldText(`ab\n${'x'.repeat(5000)}\ncd`)
  expect(await held.read({ row: 0, column: 1 }, { row: 1, column: 2 })).toBe('b\nxx')
  expect(await held.read({ row: 1, column: 4090 }, { row: 3, column: 1 })).toBe(`${'x'.repeat(910)}\nc`)
})

it('holds all of any text', async () => {
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.nat({ max: 9000 }).map(n => '\u{1f600}'.repeat(n))
  )
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 5 }), async lines => {
      const text = lines.join('\n')
      const held = new HeldText(text)
      const rows = await held.load(0, held.count)
      expect(
        rows.map(({ text, continued }, n) => `${n === 0 || continued ? '' : '\n'}${text}`).join('')
      ).toBe(text)
    })
  )
})
