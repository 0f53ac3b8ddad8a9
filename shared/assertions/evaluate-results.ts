import type { DraftAction, DraftAssertion } from '../model/draft/draft-row.ts'
import type { Result, Results } from '../model/results.ts'
import { evaluateExpression } from './evaluate-expression.ts'
import { parseExpression, parseSelector } from './expression.ts'
import { faultOf } from './expression-fault.ts'
import { operatorOf, type TestPattern } from './operators.ts'
import type { ResponseFacts } from './response-facts.ts'
import { showValue } from './show-value.ts'

const NEEDS_SCRIPTS = 'Skipped: needs scripts, which Sonde does not run.'
const BEFORE_REQUEST =
  'Skipped: before a request is sent there is no answer to set variables from. Set it after the response.'
const NO_ANSWER = 'Skipped: there was no answer to look at.'

/** A variable that an action sets. */
interface VariableChange {
  name: string
  value: unknown
}

/**
 * How an assertion went.
 * @param facts       undefined when there was no answer
 * @param isVariable  of the name of one, which only scripts can look at
 */
export function evaluateAssertion(
  { expression, operator: name, value }: DraftAssertion,
  facts: ResponseFacts | undefined,
  test: TestPattern,
  isVariable: (name: string) => boolean = () => false
): Result {
  const operator = operatorOf(name)
  const label = [expression, name, operator?.takesValue === false ? '' : value].join(' ').trim()
  const told = (outcome: Result['outcome'], message: string): Result => ({
    ...{ kind: 'assertion', label, outcome, message }
  })
  const parsed = parseExpression(expression)
  const fault = parsed ? undefined : faultOf(expression, isVariable)
  if (fault !== undefined) return told('failed', fault)
  if (!operator)
    return told('failed', name === '' ? 'It has no operator.' : `There is no operator “${name}”.`)
  if (!parsed) return told('skipped', NEEDS_SCRIPTS)
  if (!facts) return told('skipped', NO_ANSWER)
  const actual = evaluateExpression(parsed, facts)
  const expected = value.trim() === '' ? '""' : value
  const compared = { actual: showValue(actual), ...(operator.takesValue && { expected }) }
  try {
    if (operator.holds(actual, value, test))
      return { kind: 'assertion', label, outcome: 'passed', ...compared }
    const message = `${expression} is ${showValue(actual)}; it ${expectationOf(operator.label)}${operator.takesValue ? ` ${expected}` : ''}.`
    return { ...told('failed', message), ...compared }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // What cannot be used is no expectation: why is all that there is to tell.
    return { ...told('failed', error.message), actual: compared.actual }
  }
}

/**
 * How an action went, and what it sets when it found something.
 * @param noPlace  why it can set nothing, where there is no such thing as its scope
 */
export function evaluateAction(
  { expression, variable, phase }: DraftAction,
  facts: ResponseFacts | undefined,
  noPlace?: string
): { result: Result; change?: VariableChange } {
  const label = `${variable} = ${expression}`
  const told = (outcome: Result['outcome'], message?: string): Result => ({
    kind: 'action',
    label,
    outcome,
    ...(message !== undefined && { message })
  })
  if (variable.trim() === '') return { result: told('failed', 'It names no variable to set.') }
  const parsed = parseSelector(expression)
  if (phase === 'before-request') return { result: told('skipped', BEFORE_REQUEST) }
  if (!parsed) {
    const fault = faultOf(expression, () => true)
    return { result: fault === undefined ? told('skipped', NEEDS_SCRIPTS) : told('failed', fault) }
  }
  if (noPlace !== undefined) return { result: told('skipped', noPlace) }
  if (!facts) return { result: told('skipped', NO_ANSWER) }
  const value = evaluateExpression(parsed, facts)
  if (value === undefined)
    return {
      result: told('failed', `${expression} finds nothing in the answer; ${variable} stays as it was.`)
    }
  return { result: { ...told('passed'), actual: showValue(value) }, change: { name: variable, value } }
}

export function countResults(results: Result[], scripts: number): Results {
  const count = (outcome: Result['outcome']) => results.filter(each => each.outcome === outcome).length
  return {
    results,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    scripts
  }
}

/** “equals” → “should equal”, “is empty” → “should be empty”. */
function expectationOf(label: string): string {
  return label
    .replace(/^is /, 'should be ')
    .replace(/^does not /, 'should not ')
    .replace(/^has /, 'should have ')
    .replace(/^(equal|contain|start|end)s /, 'should $1 ')
    .replace(/^(equal|contain)s$/, 'should $1')
    .replace(/^matches$/, 'should match')
}
