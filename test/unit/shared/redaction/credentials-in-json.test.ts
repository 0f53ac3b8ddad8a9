import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverJson, credentialsInJson } from '#shared/redaction/credentials-in-json.ts'
import { redactText } from '#shared/redaction/redact-text.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

describe('credentialsInJson', () => {
  it.each([
    ['{"user":"bob","password":"hunter2"}', ['hunter2'], '{"user":"bob","password":"•••"}'],
    ['[{"apiKey": "a"}, {"apiKey": "b"}]', ['a', 'b'], '[{"apiKey": "•••"}, {"apiKey": "•••"}]'],
    ['{"o":{"deep":[{"client_secret":"s"}]}}', ['s'], '{"o":{"deep":[{"client_secret":"•••"}]}}'],
    [
      '{"token":{"type":"x","value":["y"]},"z":1}',
      ['x', 'y'],
      '{"token":{"type":"•••","value":["•••"]},"z":1}'
    ],
    ['{"token":12345678901234567890}', ['12345678901234567890'], '{"token":"•••"}'],
    ['{ "token" : "say \\"hi\\"" }', ['say "hi"'], '{ "token" : "•••" }'],
    ['{"tok\\u0065n":"t"}', ['t'], '{"tok\\u0065n":"•••"}'],
    ['{"token":"a\\/b"}', ['a/b', 'a\\/b'], '{"token":"•••"}'],
    ['{"token":"two\nlines"}', ['two\nlines'], '{"token":"•••"}'],
    ['{"token":null,"password":"","secret":true}', [], '{"token":null,"password":"","secret":true}'],
    ['{"key":"name","items":["password","x"]}', [], '{"key":"name","items":["password","x"]}'],
    ['{"key":"0123456789abcdef"}', ['0123456789abcdef'], '{"key":"•••"}'],
    ['{"big":12345678901234567890}', [], '{"big":12345678901234567890}'],
    ['"password":"no object"', [], '"password":"no object"']
  ])('%s', (text, secrets, covered) => {
    expect(credentialsInJson(text)).toEqual(secrets)
    expect(coverJson(text)).toBe(covered)
  })

  it.each([1, 2, 3])('looks into strings that are JSON, %i deep', depth => {
    const nest = (value: string) => JSON.stringify({ type: 'x', payload: value })
    const wrapped = (inner: string) => Array.from({ length: depth }).reduce<string>(nest, inner)
    const text = wrapped('{"user":"bob","password":"say \\"hi\\""}')
    const secrets = credentialsInJson(text)
    expect(secrets).toContain('say "hi"')
    expect(coverJson(text)).toBe(wrapped('{"user":"bob","password":"•••"}'))
    const forms = secretForms(secrets)
    for (const shown of [text, JSON.stringify(text), '{"password":"say \\"hi\\""}', 'say "hi"'])
      expect(redactText(shown, forms)).not.toContain('say')
  })

  it('takes no string for JSON that only has quotes in it, and goes no deeper than it says', () => {
    const quoted = JSON.stringify({ text: 'password: "x"', list: '["password", "x"]' })
    expect(credentialsInJson(quoted)).toEqual([])
    expect(coverJson(quoted)).toBe(quoted)
    const deep = Array.from({ length: 4 }).reduce<string>(value => JSON.stringify([value]), '{"token":"t"}')
    expect(credentialsInJson(deep)).toEqual([])
  })

  it('looks for so many only, and covers them all', () => {
    const text = JSON.stringify(Array.from({ length: 5000 }, (_, index) => ({ token: `t${index}` })))
    expect(credentialsInJson(text)).toHaveLength(1000)
    expect(coverJson(text)).not.toMatch(/t\d/)
  })

  it('reads values deeper than the stack bears', () => {
    const depth = 1_000_000
    const text = `${'['.repeat(depth)}{"token":"t"}${']'.repeat(depth)}`
    expect(credentialsInJson(text)).toEqual(['t'])
  })

  it('finds every text under a credential key of whatever JSON, and leaves JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 1 }), (plain, secret) => {
        const text = JSON.stringify([{ plain, password: [secret] }])
        expect(credentialsInJson(text)).toContain(secret)
        expect(JSON.parse(coverJson(text))).toMatchObject([{ password: ['•••'] }])
      })
    )
  })
})
