import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coverJson, credentialsInJson } from '#shared/redaction/credentials-in-json.ts'

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
