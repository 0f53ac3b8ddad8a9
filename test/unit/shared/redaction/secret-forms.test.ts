import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redactText } from '#shared/redaction/redact-text.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'

const SECRET = 'Pa$$ "w/ö+r<d?'
const masked = (text: string, secret = SECRET) => redactText(text, secretForms([secret]))

describe('secretForms', () => {
  it.each([
    ['as it is', SECRET],
    ['in JSON', JSON.stringify({ a: SECRET })],
    ['in JSON of PHP', String.raw`{"a":"Pa$$ \"w\/\u00f6+r<d?"}`],
    ['in JSON of PHP that leaves letters', String.raw`{"a":"Pa$$ \"w\/ö+r<d?"}`],
    ['in JSON of Python', String.raw`{"a":"Pa$$ \"w/\u00f6+r<d?"}`],
    ['in JSON of Go', String.raw`{"a":"Pa$$ \"w/ö+r\u003cd?"}`],
    ['in JSON of .NET', String.raw`{"a":"Pa$$ \u0022w/\u00F6\u002Br\u003Cd?"}`],
    ['in JSON of Python in a string of JSON', String.raw`{"echo":"{\"a\":\"Pa$$ \\\"w/\\u00f6+r<d?\"}"}`],
    ['in JSON in a string of JSON', JSON.stringify({ echo: JSON.stringify({ a: SECRET }) })],
    ['as a component of a URL', `?a=${encodeURIComponent(SECRET)}`],
    ['in lower case escapes', `?a=${encodeURIComponent(SECRET).replace(/%../g, byte => byte.toLowerCase())}`],
    ['in a form', new URLSearchParams([['a', SECRET]]).toString()],
    ['in a path', new URL(`http://h/${SECRET}`).href],
    ['in base64', Buffer.from(SECRET).toString('base64')],
    ['in base64url', Buffer.from(SECRET).toString('base64url')]
  ])('covers it %s', (_how, text) => {
    expect(masked(text)).toContain('•••')
    expect(masked(text)).not.toMatch(/w\\*\//)
    expect(masked(text).replace('•••', '').length).toBeLessThan(text.length - 8)
  })

  it('covers it in the base64 of something longer, wherever it begins', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), fc.string({ maxLength: 9 }), (before, after) => {
        const text = Buffer.from(`${before}open sesame${after}`).toString('base64')
        const rest = masked(text, 'open sesame').split('•••')
        expect(rest).toHaveLength(2)
        // What is left around it holds at most a few bits of its first and last character.
        expect(Buffer.from(rest.join(''), 'base64').toString()).not.toContain('sesam')
      })
    )
  })

  it('masks the longer one whole where one secret lies in another', () => {
    expect(redactText('token-token', secretForms(['token', 'token-token']))).toBe('•••')
  })

  it('looks for nothing as short as a word that is everywhere', () => {
    expect(secretForms(['', '1', 'GET'])).toEqual([])
  })

  it('takes half of a surrogate pair, and what is as long as a file', () => {
    const long = 'k'.repeat(100_000)
    const forms = secretForms(['\ud800half', long])
    expect(redactText(`a\ud800half ${long}b`, forms)).toBe('a••• •••b')
  })
})
