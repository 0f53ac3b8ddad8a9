import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseServerTiming } from '#shared/http/server-timing.ts'

describe('parseServerTiming', () => {
  it.each([
    ['a name alone', 'miss', [{ name: 'miss' }]],
    ['a duration', 'db;dur=53', [{ name: 'db', durMs: 53 }]],
    ['fractions', 'app;dur=47.25', [{ name: 'app', durMs: 47.25 }]],
    ['no length', 'app;dur=0', [{ name: 'app', durMs: 0 }]],
    ['an exponent', 'app;dur=1.5e2', [{ name: 'app', durMs: 150 }]],
    ['a description as token', 'cdn;desc=HIT', [{ name: 'cdn', desc: 'HIT' }]],
    [
      'a description in quotes, with all that cuts elsewhere',
      'cache;desc="Cache Read, miss; a=b";dur=23.2',
      [{ name: 'cache', desc: 'Cache Read, miss; a=b', durMs: 23.2 }]
    ],
    ['quotes inside quotes', 'a;desc="say \\"hi\\" \\\\ bye"', [{ name: 'a', desc: 'say "hi" \\ bye' }]],
    ['a duration in quotes', 'a;dur="12.5"', [{ name: 'a', durMs: 12.5 }]],
    [
      'space around all signs',
      ' a ; dur = 1 , b ;desc = x ',
      [
        { name: 'a', durMs: 1 },
        { name: 'b', desc: 'x' }
      ]
    ],
    ['parameters in any case', 'a;DUR=2;Desc=x', [{ name: 'a', durMs: 2, desc: 'x' }]],
    ['a parameter twice: the first counts', 'a;dur=1;dur=2', [{ name: 'a', durMs: 1 }]],
    ['a first that is unreadable: it counts too', 'a;dur=x;dur=2', [{ name: 'a' }]],
    [
      'metrics of one name: each of them',
      'a;dur=1, a;dur=2',
      [
        { name: 'a', durMs: 1 },
        { name: 'a', durMs: 2 }
      ]
    ],
    ['parameters that nobody knows', 'a;x=1;dur=3;y', [{ name: 'a', durMs: 3 }]],
    ['what follows on quotes', 'a;desc="x" y;dur=3', [{ name: 'a', desc: 'x', durMs: 3 }]],
    ['quotes that never end', 'a;desc="x, b;dur=1', [{ name: 'a', desc: 'x, b;dur=1' }]],
    ['an empty description: none', 'a;desc=""', [{ name: 'a' }]],
    [
      'negative, endless and no numbers',
      'a;dur=-1, b;dur=1e999, c;dur=NaN, d;dur=',
      [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }]
    ],
    ['empty elements', ', ,a;dur=1,,', [{ name: 'a', durMs: 1 }]],
    ['a name that is no token', 'a b;dur=1, "c";dur=2, d', [{ name: 'd' }]],
    ['nothing', '', []]
  ])('reads %s', (_, value, expected) => {
    expect(parseServerTiming([['Server-Timing', value]])).toEqual(expected)
  })

  it('reads several fields in their order, in any case, and no others', () => {
    const fields: [string, string][] = [
      ['server-timing', 'a;dur=1'],
      ['Timing-Allow-Origin', '*'],
      ['SERVER-TIMING', 'b;dur=2, c']
    ]
    expect(parseServerTiming(fields).map(({ name }) => name)).toEqual(['a', 'b', 'c'])
  })

  it('takes any text, and never tells a duration that cannot be drawn', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('a', ';', ',', '"', '\\', '=', ' ', 'dur', '1')).map(signs => signs.join(''))
    )
    fc.assert(
      fc.property(text, value => {
        for (const { name, durMs = 0 } of parseServerTiming([['server-timing', value]])) {
          expect(name).not.toBe('')
          expect(durMs).toBeGreaterThanOrEqual(0)
          expect(durMs).toBeLessThan(Infinity)
        }
      })
    )
  })

  it('is bounded, whatever comes', () => {
    expect(parseServerTiming([['server-timing', 'a;dur=1,'.repeat(5000)]])).toHaveLength(2000)
  })
})
