import { describe, expect, it } from 'vitest'
import { evaluateAssertion } from '#shared/assertions/evaluate-results.ts'
import { OPERATORS, type TestPattern } from '#shared/assertions/operators.ts'

const plain: TestPattern = (pattern, text) => pattern.test(text)
const holds = (name: string, actual: unknown, expected: string) =>
  OPERATORS[name]?.holds(actual, expected, plain)

/** operator, actual, expected, and whether it holds. */
const CASES: [string, unknown, string, boolean][] = [
  ['eq', 200, '200', true],
  ['eq', '200', '200', true],
  ['eq', 200, '"200"', false],
  ['eq', 'a b', 'a b', true],
  ['eq', 'a b', '"a b"', true],
  ['eq', true, 'true', true],
  ['eq', null, 'null', true],
  ['eq', undefined, 'undefined', true],
  ['eq', '007', '7', false],
  ['eq', '007', '007', true],
  ['eq', { a: [1] }, '{"a": [1]}', true],
  ['eq', [1, 2], '[1, 2]', true],
  ['neq', 200, '404', true],
  ['neq', 200, '200', false],
  ['gt', 5, '4', true],
  ['gt', '5', '4', true],
  ['gt', 'x', '4', false],
  ['gte', 4, '4', true],
  ['lt', 3.5, '4', true],
  ['lte', 5, '4', false],
  ['in', 200, '200, 201', true],
  ['in', 'b', '[a, b]', true],
  ['in', 'c', 'a, b', false],
  ['in', 'x, y', '"x, y", z', true],
  ['notIn', 404, '200, 201', true],
  ['contains', 'hello world', 'lo wo', true],
  ['contains', [1, 2], '2', true],
  ['contains', ['2'], '2', true],
  ['contains', { id: 1 }, 'id', true],
  ['contains', 12, '1', false],
  ['notContains', 'hello', 'x', true],
  ['length', [1, 2], '2', true],
  ['length', 'abc', '3', true],
  ['length', { a: 1 }, '1', true],
  ['length', 5, '1', false],
  ['matches', 'order-42', '^order-\\d+$', true],
  ['matches', 'ORDER', '/order/i', true],
  ['notMatches', 'x', '^y', true],
  ['startsWith', 'application/json', 'application', true],
  ['endsWith', 'a.json', '".json"', true],
  ['between', 15, '10, 20', true],
  ['between', 25, '10, 20', false],
  ['isEmpty', '', '', true],
  ['isEmpty', [], '', true],
  ['isEmpty', {}, '', true],
  ['isEmpty', 0, '', false],
  ['isNotEmpty', [0], '', true],
  ['isNull', null, '', true],
  ['isUndefined', undefined, '', true],
  ['isDefined', null, '', true],
  ['isTruthy', 1, '', true],
  ['isFalsy', '', '', true],
  ['isJson', { a: 1 }, '', true],
  ['isJson', 'text', '', false],
  ['isNumber', 1, '', true],
  ['isString', 'a', '', true],
  ['isBoolean', false, '', true],
  ['isArray', [], '', true],
  ['isArray', {}, '', false]
]

describe('the operators of the format', () => {
  it.each(CASES)('%s %j %s → %s', (name, actual, expected, outcome) => {
    expect(holds(name, actual, expected)).toBe(outcome)
  })

  it('are all here', () => {
    expect(Object.keys(OPERATORS)).toHaveLength(28)
    expect(new Set(CASES.map(([name]) => name))).toEqual(new Set(Object.keys(OPERATORS)))
  })

  it.each([
    ['gt', '“many” is no number.', 'many'],
    ['between', '“10” is not two numbers, such as 10, 20.', '10'],
    ['matches', '“(” is no regular expression.', '(']
  ])('%s says what is wrong with its right side', (operator, message, value) => {
    const facts = { status: 1, statusText: '', headers: {}, body: 1, responseTime: 1, url: '', timing: {} }
    const result = evaluateAssertion({ expression: 'res.body', operator, value, enabled: true }, facts, plain)
    expect(result).toMatchObject({ outcome: 'failed', message })
  })
})
