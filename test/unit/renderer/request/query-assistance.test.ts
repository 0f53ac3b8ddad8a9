import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { queryAssistance } from '#renderer/features/request/body/graphql/query-assistance.ts'

// The language service brings the CommonJS build of graphql in Node, and takes schemas of no other; in a bundle there is one.
const { buildSchema }: typeof import('graphql') = createRequire(import.meta.url)('graphql')

const schema = buildSchema(`
  "What somebody wants to buy."
  type Order { id: ID! total: Int }
  type Query { order(id: ID!): Order }
`)
const names = {
  marks: () => [],
  tell: () => undefined,
  offer: (text: string, caret: number) =>
    text.slice(0, caret).endsWith('{{')
      ? { from: caret, to: caret, items: [{ label: 'id' }], eager: true }
      : undefined
}
const withSchema = queryAssistance(names, schema)
const without = queryAssistance(names, undefined)

/** `|` is the caret. */
function offered(marked: string, assistance = withSchema) {
  const caret = marked.indexOf('|')
  return assistance.offer(marked.replace('|', ''), caret)
}

describe('queryAssistance', () => {
  it('offers the fields that fit, in the place of what was typed of one', () => {
    const offer = offered('{\n  order(id: 1) { to| }\n}')
    expect(offer?.items.map(({ label }) => label)).toContain('total')
    expect(offer).toMatchObject({ from: 19, to: 21 })
    expect(offered('{ to| }', without)).toBeUndefined()
  })

  it('offers names between braces before all else', () => {
    expect(offered('{ order(id: {{|')?.items).toEqual([{ label: 'id' }])
  })

  it('tells what a type is for', () => {
    const text = 'query { order(id: 1) { id } }'
    const told = withSchema.tell(text, text.indexOf('order') + 2)
    expect(told).toMatchObject({ from: 8, to: 13 })
    expect([told?.title, ...(told?.lines ?? [])].join(' ')).toBe('Query.order: Order')
    expect(without.tell(text, 10)).toBeUndefined()
  })

  it('says where a query is wrong, and takes a name between braces for a value', () => {
    const wrong = '{ order(id: 1) { price } }'
    expect(withSchema.diagnose?.(wrong)).toMatchObject([
      { from: wrong.indexOf('price'), to: wrong.indexOf('price') + 5, severity: 'error' }
    ])
    expect(without.diagnose?.(wrong)).toEqual([])
    expect(without.diagnose?.('{ order(')).toHaveLength(1)
    expect(without.diagnose?.('{ order(id: {{id}}) { id } }')).toEqual([])
    expect(without.diagnose?.(' ')).toEqual([])
  })
})
