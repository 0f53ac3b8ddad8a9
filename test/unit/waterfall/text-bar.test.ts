import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textBar } from '#shared/waterfall/text-bar.ts'

it.each([
  ['whole columns', 0, 3, '███'],
  ['from a column on', 2, 4, '  ██'],
  ['eighths at its end', 0, 2.25, '██▎'],
  ['the half of its first column', 1.5, 3, ' ▐█'],
  ['however short it is', 3.2, 3.2, '   ▏'],
  ['at the very end', 10, 10, '         ▏'],
  ['no further than the end', 8, 50, '        ██'],
  ['less than half of its first column left: all of it', 1.2, 3, ' ██']
])('draws a bar of %s', (_, from, to, bar) => expect(textBar(from, to, 10)).toBe(bar))

it('fills it with another sign', () => expect(textBar(1, 4.4, 10, '░')).toBe(' ░░░'))

it('is always to be seen, and never wider than there is room', () => {
  const place = fc.double({ min: 0, max: 40, noNaN: true })
  fc.assert(
    fc.property(place, place, fc.integer({ min: 1, max: 40 }), (a, b, columns) => {
      const [from, to] = [Math.min(a, b, columns), Math.min(Math.max(a, b), columns)]
      for (const shade of [undefined, '░']) {
        const bar = textBar(from, to, columns, shade)
        expect(bar.trim()).not.toBe('')
        expect([...bar].length).toBeLessThanOrEqual(columns)
      }
    })
  )
})
