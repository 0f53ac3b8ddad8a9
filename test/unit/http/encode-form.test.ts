import { expect, test } from 'vitest'
import { encodeForm } from '#shared/http/encode-form.ts'

const encode = (...fields: [string, string][]) => new TextDecoder().decode(encodeForm(fields))

test.each([
  [
    'order and duplicates',
    [
      ['b', '1'],
      ['a', '2'],
      ['b', '3']
    ],
    'b=1&a=2&b=3'
  ],
  ['spaces and signs', [['a b', 'c&d=e+f']], 'a+b=c%26d%3De%2Bf'],
  ['what is left as it is', [['*-._', 'aZ09']], '*-._=aZ09'],
  ['what URLs leave and forms do not', [["!'()~", '']], '%21%27%28%29%7E='],
  ['line ends as they are', [['a', 'x\r\ny\nz']], 'a=x%0D%0Ay%0Az'],
  ['UTF-8', [['ü', '€😀']], '%C3%BC=%E2%82%AC%F0%9F%98%80'],
  ['half a pair', [['a', '\ud83d']], 'a=%EF%BF%BD'],
  ['nothing', [], '']
] as [string, [string, string][], string][])('a form keeps %s', (_, fields, expected) => {
  expect(encode(...fields)).toBe(expected)
})
