import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type JsonLocation, sourcesAt } from '#engine/text/filter/sources-at.ts'

it.each<[string, JsonLocation[], string[]]>([
  ['{"a":1.0}', [['a']], ['1.0']],
  [' [1e3 , -0.50]', [[0], [1], []], ['1e3', '-0.50', '[1e3 , -0.50]']],
  [
    '{"a":"x\\"]","b":[{"c":12345678901234567890}]}',
    [['b', 0, 'c'], ['b'], ['a']],
    ['12345678901234567890', '[{"c":12345678901234567890}]', '"x\\"]"']
  ],
  ['{"\\u0061":1,"a":2}', [['a']], ['2']],
  ['{"__proto__":{"x":1},"1":2}', [['__proto__', 'x'], ['1']], ['1', '2']]
])('the values of %s as they were written', (text, locations, sources) =>
  expect(sourcesAt(text, locations)).toEqual(sources)
)

it('finds each value where JSON.parse does', () =>
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 1), (value, space) => {
      const locations = locationsOf(value)
      const found = sourcesAt(JSON.stringify(value, undefined, space), locations)
      expect(found.map(source => JSON.parse(source))).toEqual(
        locations.map(location => JSON.parse(JSON.stringify(at(value, location))))
      )
    })
  ))

function locationsOf(value: unknown, location: JsonLocation = []): JsonLocation[] {
  if (typeof value !== 'object' || value === null) return [location]
  const steps = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value)
  return [location, ...steps.flatMap(step => locationsOf(at(value, [step]), [...location, step]))]
}

function at(value: unknown, location: JsonLocation): unknown {
  return location.reduce<unknown>(
    (inner, step) => Object.entries(inner ?? {}).find(([key]) => key === String(step))?.[1],
    value
  )
}
