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

function assert(expression: string) {
  return evaluateAssertion({ expression, operator: 'eq', value: '1', enabled: true }, facts, () => true)
}

describe('an expression on the response', () => {
  it.each([
    ['res.status', 200],
    ['res.statusText', 'OK'],
    ['res.responseTime', 12.5],
    ['res.url', 'http://api.test/'],
    ['res.timing.ttfb', 4.5],
    ['res.timing.dns', undefined],
    ['res.stauts', undefined],
    ['res.constructor.name', undefined],
    ['res.headers.x-count', '3'],
    ["res.headers['Content-Type']", 'application/json'],
    ['res.body', facts.body],
    ['res.body.id', 7],
    ["res.body['a b']", 'spaced'],
    ['res["status"]', 200],
    [' res [ `status` ] ;', 200],
    ["res['body']['a b']", 'spaced'],
    ['res["body"].items [1].name', 'two'],
    ["res['headers']['Content-Type']", 'application/json'],
    ["res['sta\\'tus']", undefined],
    ["res['stauts']", undefined],
    ['res[0]', undefined],
    ['res.body.items[1].name', 'two'],
    ['res.body.items.length', 2],
    ['res.body.items[9].name', undefined],
    ['res.body.missing.deeper', undefined],
    [' res.body . id', undefined],
    ['res.body.id;', 7],
    ["res('id') ;", 7],
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
    'res.body.items.map(i => i.name)',
    'res.body.constructor.constructor("return process")()',
    'bru.getVar("x")',
    'res.body[index]',
    'res[status]',
    'res["sta" + "tus"]',
    'res["sta\\x74us"]',
    'res[`\u0024{name}`]',
    'res.status-1',
    'res.json()',
    'res.toString()',
    'res.getBody()',
    "res.getHeader('x-count')",
    'process.exit()',
    'res.body.items.length > 3',
    'res.body.match(/[(]/)',
    'res("a" + "b")',
    'res',
    'req.url',
    'bru',
    '7',
    'true',
    'null',
    'this',
    'Math.PI',
    'res.body?.id',
    'res.body.id + 1',
    'typeof res.body',
    '[...res.body.items].length',
    '"two words..".length',
    'res.body.items.find(async each => each.id)',
    'res.body.name === "Ada L"'
  ])('%s needs scripts', text => {
    expect(parseExpression(text)).toBeUndefined()
    expect(assert(text)).toMatchObject({
      ...{ outcome: 'skipped', message: expect.stringContaining('needs scripts') }
    })
  })

  it.each([
    'res.status.foo(',
    'res.body.',
    'res.body[0',
    "res('id",
    'res.status)',
    'res.body.items.length >'
  ])('%s is none, and fails', text => {
    expect(parseExpression(text)).toBeUndefined()
    expect(assert(text)).toMatchObject({
      ...{ outcome: 'failed', message: expect.stringContaining(`“${text}” is no expression`) }
    })
  })

  it.each([
    ['res..status', 'it has two dots in a row'],
    ['res.body..id', 'it has two dots in a row'],
    ['res status', 'nothing joins “res” and “status”'],
    ['res.body id', 'nothing joins “body” and “id”'],
    ['status', 'There is no “status”'],
    ['rs.status', 'There is no “rs”'],
    ['response.status', 'There is no “response”'],
    ['Res.status', 'There is no “Res”'],
    ['$.id', 'There is no “$”'],
    ["body['a b'][0]", 'There is no “body”']
  ])('%s means nothing, and fails', (text, message) => {
    const failed = { outcome: 'failed', message: expect.stringContaining(message) }
    expect(assert(text)).toMatchObject(failed)
    // Not even where nothing could be looked at.
    const assertion = { expression: text, operator: 'isUndefined', value: '', enabled: true }
    expect(evaluateAssertion(assertion, undefined, () => true)).toMatchObject(failed)
  })

  it('that should equal nothing is told so', () => {
    const assertion = { expression: 'res.body.id', operator: 'eq', value: '', enabled: true }
    const message = 'res.body.id is 7; it should equal "".'
    expect(evaluateAssertion(assertion, facts, () => true)).toMatchObject({ message, expected: '""' })
  })

  it('on a variable needs scripts', () => {
    const assertion = { expression: 'user.name', operator: 'eq', value: 'Ada', enabled: true }
    const isVariable = (name: string) => name === 'user'
    expect(evaluateAssertion(assertion, facts, () => true, isVariable).outcome).toBe('skipped')
  })

  it('of what an answer does not have equals nothing', () => {
    expect(assert('res.stauts')).toMatchObject({
      ...{ outcome: 'failed', message: 'res.stauts is undefined; it should equal 1.' }
    })
  })

  it.each([
    ['frob', 'There is no operator “frob”.'],
    ['toString', 'There is no operator “toString”.'],
    ['', 'It has no operator.']
  ])('fails with the operator “%s”, also where there was no answer', (operator, message) => {
    const assertion = { expression: 'res.status', operator, value: '200', enabled: true }
    for (const each of [facts, undefined])
      expect(evaluateAssertion(assertion, each, () => true)).toMatchObject({ outcome: 'failed', message })
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

  it('sets nothing by an expression that is none', () => {
    const { result, change } = evaluateAction({ ...action, expression: 'res.body[0' }, facts)
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('is no expression') })
    expect(change).toBeUndefined()
  })

  it.each(['res..id', 'res body'])('sets nothing by %s, which means nothing', expression => {
    const { result, change } = evaluateAction({ ...action, expression }, facts)
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('is no expression') })
    expect(change).toBeUndefined()
  })

  it('sets nothing without a name', () => {
    const { result, change } = evaluateAction({ ...action, variable: ' ', expression: 'res.body.id' }, facts)
    expect(result).toMatchObject({ outcome: 'failed', message: 'It names no variable to set.' })
    expect(change).toBeUndefined()
  })

  it('is skipped when it needs scripts, or there was no answer', () => {
    for (const expression of ['res.body.map(each => each)', 'req.getUrl()', 'bru.getVar("x")'])
      expect(evaluateAction({ ...action, expression }, facts).result.outcome).toBe('skipped')
    expect(evaluateAction({ ...action, expression: 'res.body.id' }, undefined).result.outcome).toBe('skipped')
  })
})
