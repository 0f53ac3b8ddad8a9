import { describe, expect, it } from 'vitest'
import { secretValues } from '#host/send/secret-values.ts'
import { recordRedactor } from '#shared/redaction/redact-exchange.ts'
import { redactHead, redactHeaders } from '#shared/redaction/redact-headers.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

const redactor = (place: 'header' | 'query', name: string, value: string) =>
  recordRedactor(
    secretForms(
      secretValues({ url: '', headers: [], auth: { kind: 'api-key', in: place, name, value }, settings: {} })
    )
  )

describe('an API key that is too short to be looked for', () => {
  it.each(['a', '42', 'abc'])('is masked as the header it was given for: %s', value => {
    const redact = redactor('header', 'X-Foo', value)
    expect(
      redactHeaders(
        [
          ['x-foo', value],
          ['X-Foo', `${value}d`],
          ['X-Bar', value]
        ],
        redact
      )
    ).toEqual([
      ['x-foo', '•••'],
      ['X-Foo', `${value}d`],
      ['X-Bar', value]
    ])
    expect(redactHead(`GET / HTTP/1.1\r\nX-Foo: ${value}\r\nX-Bar: ${value}\r\n\r\n`, redact)).toBe(
      `GET / HTTP/1.1\r\nX-Foo: •••\r\nX-Bar: ${value}\r\n\r\n`
    )
  })

  it.each([
    ['foo', 'abc', 'foo=abc'],
    ['foo', 'a&b', 'foo=a%26b'],
    ['fo.o', 'é', 'fo.o=%C3%A9'],
    ['fo[o]', 'x', 'fo%5Bo%5D=x']
  ])('is masked as the parameter it was given for: %s %s', (name, value, pair) => {
    const redact = redactor('query', name, value)
    const [key] = pair.split('=')
    expect(redact(`http://h/?a=1&${pair}&x${pair}&${pair}d#${pair}`)).toBe(
      `http://h/?a=1&${key}=•••&x${pair}&${pair}d#${pair}`
    )
    expect(redact(`GET /?${pair} HTTP/1.1`)).toBe(`GET /?${key}=••• HTTP/1.1`)
  })

  it('leaves texts and other places as they are', () => {
    const redact = redactor('query', 'foo', 'abc')
    expect(redact('abc is the alphabet, foo=abc')).toBe('abc is the alphabet, foo=abc')
    expect(redactHeaders([['foo', 'abc']], redact)).toEqual([['foo', 'abc']])
  })
})
