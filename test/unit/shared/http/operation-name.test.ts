import { describe, expect, it } from 'vitest'
import { encodeGraphql } from '#shared/http/graphql-body.ts'
import { operationChoices, operationName } from '#shared/http/operation-name.ts'

describe('operationName', () => {
  it.each([
    ['query Orders { orders { id } }', 'Orders'],
    ['mutation Add($o: In = {n: {m: 1}}) @live { add(o: $o) { id } }', 'Add'],
    ['# query Not\n{ a }', undefined],
    ['query { a }', undefined],
    ['query @live { a }', undefined],
    ['fragment F on T { a }\nsubscription S { ...F }', 'S'],
    ['query A { a } query B { b }', 'A'],
    ['query A { a } { b }', undefined],
    ['query A { a(t: "} query B {") }', 'A'],
    ['query A { a(t: """ " } query B { \\""" """) }', 'A'],
    ['', undefined]
  ])('finds in %s the name %s', (document, name) => {
    expect(operationName(document)).toBe(name)
  })
})

describe('of several operations', () => {
  const document = 'query A { a } fragment F on T { a } mutation B { b }'

  it.each([
    [document, ['A', 'B']],
    ['query A { a }', []],
    ['query A { a } { b }', []],
    ['query A { a } query A { b }', []]
  ])('one can choose in %s: %j', (text, names) => {
    expect(operationChoices(text)).toEqual(names)
  })

  it.each([
    ['B', 'B'],
    ['gone', 'A'],
    [undefined, 'A']
  ])('%s sends %s', (operation, sent) => {
    const { text } = encodeGraphql({ query: document, variables: '', operation })
    expect(JSON.parse(text)).toMatchObject({ operationName: sent })
  })
})

describe('encodeGraphql', () => {
  it('sends variables digit by digit, without their comments', () => {
    const { text } = encodeGraphql({
      query: 'query Q { a }',
      variables: '{"id": 12345678901234567890} // big'
    })
    expect(text).toBe(
      '{"query":"query Q { a }","variables":{"id": 12345678901234567890},"operationName":"Q"}'
    )
  })

  it('leaves out what is not there', () => {
    expect(encodeGraphql({ query: '{ a }', variables: ' ' })).toEqual({ text: '{"query":"{ a }"}' })
  })

  it.each(['[1]', '1', 'null', '{'])('refuses %s as variables', variables => {
    expect(encodeGraphql({ query: '{ a }', variables }).problem).toMatch(/variables/i)
  })
})
