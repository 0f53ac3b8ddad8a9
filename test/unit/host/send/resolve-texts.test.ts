import { describe, expect, it } from 'vitest'
import { TextResolver } from '#host/send/resolve-texts.ts'

describe('the texts of a draft', () => {
  it('have one value for a variable in all of a text, in JSON as elsewhere', () => {
    let made = 0
    const lookup = (name: string) => {
      const value = name === '$guid' ? `guid-${++made}` : '{{$guid}}'
      return { value, secret: false }
    }
    const text = '{"id":"{{id}}","ref":"{{id}}"}'
    const resolver = new TextResolver(lookup)
    expect(resolver.jsonText(text, 'body')).toBe('{"id":"guid-1","ref":"guid-1"}')
    expect(resolver.bodyText(text, 'body')).toBe('{"id":"guid-2","ref":"guid-2"}')
  })

  it('look a name of a JSON text up once, however often it is named', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `a${index}`)
    let lookups = 0
    const resolver = new TextResolver(name => {
      lookups++
      return { value: name === 'all' ? names.map(each => `{{${each}}}`).join('') : '"', secret: false }
    })
    const json = resolver.jsonText(`["${'{{all}}'.repeat(10)}", {{a0}}]`, 'body')
    expect(json).toBe(`["${'\\"'.repeat(20_000)}", "]`)
    expect(lookups).toBe(2001)
  })
})
