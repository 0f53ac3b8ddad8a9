import { describe, expect, it } from 'vitest'
import { qualifyNames } from '#engine/text/filter/qualify-names.ts'

describe('qualifyNames', () => {
  it.each([
    ['//a/b', '//d:a/d:b'],
    ['//a[b and c or div div mod]/and', '//d:a[d:b and d:c or d:div div d:mod]/d:and'],
    ['//@id/..', '//@id/..'],
    ['a/attribute::b/namespace :: c', 'd:a/attribute::b/namespace :: c'],
    ['child :: a/attribute::*', 'child :: d:a/attribute::*'],
    ['ancestor-or-self::a', 'ancestor-or-self::d:a'],
    ['count (//a) * 2', 'count (//d:a) * 2'],
    ['a * b', 'd:a * d:b'],
    ['* * *', '* * *'],
    ['x:a/x:*/text()', 'x:a/x:*/text()'],
    ['//*:a[1]', "//*[local-name()='a'][1]"],
    ['$a + "b" + \'c\' + 1.5 + .5', '$a + "b" + \'c\' + 1.5 + .5'],
    ['a-b - c.d', 'd:a-b - d:c.d'],
    ["processing-instruction('a')", "processing-instruction('a')"],
    ['größe/名前', 'd:größe/d:名前'],
    ['a[', 'd:a['],
    ['a ? b', 'd:a ? b'],
    ['', '']
  ])('%s', (expression, qualified) => expect(qualifyNames(expression, 'd').expression).toBe(qualified))

  it('changes no name where there is no default namespace', () => {
    expect(qualifyNames('//a/*:b', undefined).expression).toBe("//a/*[local-name()='b']")
  })

  it('knows where each place comes from', () => {
    const { expression, originalOf } = qualifyNames('//a/b[', 'd')
    expect(originalOf(expression.indexOf('b'))).toBe(4)
    expect(originalOf(expression.indexOf('['))).toBe(5)
    expect(originalOf(expression.length)).toBe(6)
  })
})
