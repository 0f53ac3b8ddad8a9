import { describe, expect, it } from 'vitest'
import { evaluateAssertion } from '#shared/assertions/evaluate-results.ts'
import { OPERATORS, type TestPattern } from '#shared/assertions/operators.ts'
import { ACTUALS, BRUNO } from './bruno-verdicts.ts'

const plain: TestPattern = (pattern, text) => pattern.test(text)
const holds = (name: string, actual: unknown, expected: string) =>
  OPERATORS[name]?.holds(actual, expected, plain)

/** A right side that cannot be used fails the assertion, as it does in Bruno. */
function holdsOrFails(name: string, actual: unknown, expected: string): boolean {
  try {
    return holds(name, actual, expected) === true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Where Sonde's verdicts are others: see ARCHITECTURE.md. */
const DIFFERENT: Readonly<Record<string, string>> = {
  // Lists and objects are compared with what is written of them as JSON.
  'eq [1]': '---------------+-----',
  'eq {"a":1}': '-------------------+-',
  'neq [1]': '+++++++++++++++-+++++',
  // Only texts and lists have a length.
  'length 3': '---+-+---------------',
  // A list or an object is searched as JSON, and a pattern can have flags.
  'matches ^$': '--+------------------',
  'matches 1': '----+-----++---+++-+-',
  'matches /ABC/i': '---+-----------------',
  'notMatches ^$': '++-++++++++++++++++++',
  // What a text begins or ends with is a text.
  'startsWith 1': '----+----------------',
  'endsWith 0': '----+----------------'
}

/** operator, actual, expected, and whether it holds. */
const CASES: [string, unknown, string, boolean][] = [
  ['eq', 200, '200', true],
  ['eq', '200', '200', false],
  ['eq', 200, '"200"', false],
  ['eq', 'a b', 'a b', true],
  ['eq', 'a b', '"a b"', true],
  ['eq', true, 'true', true],
  ['eq', null, 'null', true],
  ['eq', undefined, 'undefined', true],
  ['eq', '007', '7', false],
  ['eq', '007', '"007"', true],
  ['eq', '12345678901234567890', '12345678901234567890', true],
  ['eq', { a: [1] }, '{"a": [1]}', true],
  ['eq', [1, 2], '[1, 2]', true],
  ['neq', 200, '404', true],
  ['neq', 200, '200', false],
  ['gt', 5, '4', true],
  ['gt', '5', '4', false],
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
  ['contains', ['2'], '2', false],
  ['contains', { id: 1 }, 'id', false],
  ['contains', 12, '1', false],
  ['notContains', 'hello', 'x', true],
  ['contains', 'version 1.0', '1.0', true],
  ['contains', 'version 1.5', '1.0', false],
  ['length', [1, 2], '2', true],
  ['length', 'abc', '3', true],
  ['length', { a: 1 }, '1', false],
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
  ['isTruthy', true, '', true],
  ['isFalsy', false, '', true],
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

  it.each(BRUNO)('%s %s hold of what they hold of in Bruno', (name, expected, bruno) => {
    const verdicts = ACTUALS.map(actual => (holdsOrFails(name, actual, expected) ? '+' : '-')).join('')
    expect(verdicts).toBe(DIFFERENT[`${name} ${expected}`] ?? bruno)
  })

  it('differ from Bruno’s only where that is said', () => {
    const rows = BRUNO.map(([name, expected]) => `${name} ${expected}`)
    expect(Object.keys(DIFFERENT).filter(row => !rows.includes(row))).toEqual([])
    expect(BRUNO.filter(([name, expected, bruno]) => DIFFERENT[`${name} ${expected}`] === bruno)).toEqual([])
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
    expect(result).toMatchObject({ outcome: 'failed', message, actual: '1' })
    // Reports say why where nothing could be expected.
    expect(result.expected).toBeUndefined()
  })
})
