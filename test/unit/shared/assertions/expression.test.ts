import { describe, expect, it } from 'vitest'
import { evaluateExpression } from '#shared/assertions/evaluate-expression.ts'
import { evaluateAction, evaluateAssertion } from '#shared/assertions/evaluate-results.ts'
import { parseExpression, parseSelector } from '#shared/assertions/expression.ts'
import type { ResponseFacts } from '#shared/assertions/response-facts.ts'

const facts: ResponseFacts = {
  status: 200,
  statusText: 'OK',
  headers: { 'content-type': 'application/json', 'x-count': '3' },
  body: {
    id: 7,
    'a b': 'spaced',
    items: [
      { name: 'one', price: 1, tags: ['x', 'y'] },
      { name: 'two', price: 2, tags: ['z'] }
    ],
    nested: { price: 9 }
  },
  responseTime: 12.5,
  url: 'http://api.test/',
  timing: { ttfb: 4.5, total: 12.5 }
}

describe('an expression on the response', () => {
  it.each([
    ['res.status', 200],
    ['res.statusText', 'OK'],
    ['res.responseTime', 12.5],
    ['res.url', 'http://api.test/'],
    ['res.timing.ttfb', 4.5],
    ['res.timing.dns', undefined],
    ['res.headers.x-count', '3'],
    ["res.headers['Content-Type']", 'application/json'],
    ['res.body', facts.body],
    ['res.body.id', 7],
    ["res.body['a b']", 'spaced'],
    ['res.body.items[1].name', 'two'],
    ['res.body.items.length', 2],
    ['res.body.items[9].name', undefined],
    ['res.body.missing.deeper', undefined],
    [' res.body . id', undefined],
    ["res('id')", 7],
    ["res('items.name')", ['one', 'two']],
    ["res('items[0].name')", 'one'],
    ["res('..price')", [1, 2, 9]],
    ["res('items.tags')", ['x', 'y', 'z']],
    ["res('..nothing')", undefined]
  ])('%s', (text, value) => {
    const parsed = parseExpression(text)
    expect(parsed ? evaluateExpression(parsed, facts) : undefined).toEqual(value)
  })

  it.each([
    'req.url',
    'res.body.items.map(i => i.name)',
    'res.body.constructor.constructor("return process")()',
    'bru.getVar("x")',
    'res.body[index]',
    'res.body.',
    'res.json()',
    'process.exit()',
    'res("a" + "b")',
    ''
  ])('%s is nothing that can be looked at', text => {
    expect(parseExpression(text)).toBeUndefined()
    expect(
      evaluateAssertion({ expression: text, operator: 'eq', value: '1', enabled: true }, facts, () => true)
    ).toMatchObject({ outcome: 'skipped' })
  })

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'finds nothing inherited at %s',
    name => {
      const parsed = parseExpression(`res.body.${name}`)
      expect(parsed && evaluateExpression(parsed, facts)).toBeUndefined()
    }
  )
})

describe('a selector', () => {
  it.each([
    ['id', 7],
    ['items[0].price', 1],
    ['..price', [1, 2, 9]],
    ['res.body.id', 7],
    ['res.headers.x-count', '3']
  ])('%s', (text, value) => {
    const parsed = parseSelector(text)
    expect(parsed && evaluateExpression(parsed, facts)).toEqual(value)
  })
})

describe('an action', () => {
  const action = { phase: 'after-response', variable: 'token', scope: 'runtime', enabled: true } as const

  it('sets what it finds', () => {
    const { result, change } = evaluateAction({ ...action, expression: 'res.body.id' }, facts)
    expect(result.outcome).toBe('passed')
    expect(change).toEqual({ name: 'token', value: 7 })
  })

  it('sets nothing when it finds nothing, and says so', () => {
    const { result, change } = evaluateAction({ ...action, expression: 'res.body.token' }, facts)
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('stays as it was') })
    expect(change).toBeUndefined()
  })

  it('sets nothing without a name', () => {
    const { result, change } = evaluateAction({ ...action, variable: ' ', expression: 'res.body.id' }, facts)
    expect(result).toMatchObject({ outcome: 'failed', message: 'It names no variable to set.' })
    expect(change).toBeUndefined()
  })

  it('is skipped when it needs scripts, or there was no answer', () => {
    expect(evaluateAction({ ...action, expression: 'res.getBody().x' }, facts).result.outcome).toBe('skipped')
    expect(evaluateAction({ ...action, expression: 'res.body.id' }, undefined).result.outcome).toBe('skipped')
  })
})
