import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FormMatcher } from '#shared/redaction/form-matcher.ts'

/** Of few signs, so that much of a text is a form, and forms lie in and over each other. */
const signs = fc.constantFrom('a', 'b', 'c', '\u0161', '\u{1f600}')
const textOf = (maxLength: number) =>
  fc.array(signs, { minLength: 1, maxLength, size: 'max' }).map(text => text.join(''))

/** By a look at each place for each form. */
function coveredUnits(text: string, forms: readonly string[]): string {
  const covered = Array.from({ length: text.length }, () => '-')
  for (const form of forms)
    for (let at = 0; at < text.length; at++)
      if (text.startsWith(form, at)) covered.fill('x', at, at + form.length)
  return covered.join('')
}

describe('FormMatcher', () => {
  it.each([1, 8])('finds whatever any of its forms covers, of %i hundred too', hundreds => {
    const forms = fc.array(textOf(12), { maxLength: hundreds * 100, size: 'max' })
    fc.assert(
      fc.property(forms, textOf(300), (some, text) => {
        const covered = Array.from({ length: text.length }, () => '-')
        let end = 0
        for (const { from, to } of new FormMatcher(some).find(text)) {
          expect(from).toBeGreaterThanOrEqual(end)
          covered.fill('x', from, to)
          end = to
        }
        expect(covered.join('')).toBe(coveredUnits(text, some))
      }),
      { numRuns: 50 }
    )
  })

  it('keeps those apart that only touch, and takes those as one that overlap', () => {
    const matcher = new FormMatcher(['abcd', 'efgh', 'ghijkl'])
    expect(matcher.find('abcdefgh')).toEqual([
      { from: 0, to: 4 },
      { from: 4, to: 8 }
    ])
    expect(matcher.find('-efghijkl-')).toEqual([{ from: 1, to: 9 }])
  })

  it.each([5, 5000])('finds what it is told later, beside %i others', count => {
    const others = Array.from({ length: count }, (_, index) => `token-${index}-end`)
    const matcher = new FormMatcher(others)
    expect(matcher.find('it was sesame, token-4-end')).toEqual([{ from: 15, to: 26 }])
    matcher.add('sesame')
    expect(matcher.find('it was sesame')).toEqual([{ from: 7, to: 13 }])
  })
})
