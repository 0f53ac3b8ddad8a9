import { dequal } from 'dequal'
import { parseExpected, parseExpectedList } from './expected-value.ts'

/**
 * Whether a pattern is found in a text. Patterns come with collections, and some take for ever: who evaluates them says
 * how they are ended.
 * @throws RangeError when it takes too long
 */
export type TestPattern = (pattern: RegExp, text: string) => boolean

export interface Operator {
  /** As a person reads it. */
  label: string
  /** Whether something stands on its right. */
  takesValue: boolean
  /** @param expected the text on the right @throws RangeError when that cannot be used */
  holds(actual: unknown, expected: string, test: TestPattern): boolean
}

function comparing(label: string, holds: Operator['holds']): Operator {
  return { label, takesValue: true, holds }
}

function testing(label: string, holds: (actual: unknown) => boolean): Operator {
  return { label, takesValue: false, holds }
}

/** All operators of the format, as Bruno documents them. */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: comparing('equals', equals),
  neq: comparing('does not equal', (actual, expected) => !equals(actual, expected)),
  gt: comparing('is greater than', (actual, expected) => toNumber(actual) > numberOf(expected)),
  gte: comparing('is at least', (actual, expected) => toNumber(actual) >= numberOf(expected)),
  lt: comparing('is less than', (actual, expected) => toNumber(actual) < numberOf(expected)),
  lte: comparing('is at most', (actual, expected) => toNumber(actual) <= numberOf(expected)),
  in: comparing('is one of', isIn),
  notIn: comparing('is none of', (actual, expected) => !isIn(actual, expected)),
  contains: comparing('contains', contains),
  notContains: comparing('does not contain', (actual, expected) => !contains(actual, expected)),
  length: comparing('has the length', (actual, expected) => lengthOf(actual) === numberOf(expected)),
  matches: comparing('matches', matches),
  notMatches: comparing('does not match', (actual, expected, test) => !matches(actual, expected, test)),
  startsWith: comparing('starts with', (actual, expected) => String(actual).startsWith(textOf(expected))),
  endsWith: comparing('ends with', (actual, expected) => String(actual).endsWith(textOf(expected))),
  between: comparing('is between', isBetween),
  isEmpty: testing('is empty', isEmpty),
  isNotEmpty: testing('is not empty', actual => !isEmpty(actual)),
  isNull: testing('is null', actual => actual === null),
  isUndefined: testing('is undefined', actual => actual === undefined),
  isDefined: testing('is defined', actual => actual !== undefined),
  isTruthy: testing('is truthy', Boolean),
  isFalsy: testing('is falsy', actual => !actual),
  isJson: testing('is JSON', actual => actual !== null && typeof actual === 'object'),
  isNumber: testing('is a number', actual => typeof actual === 'number'),
  isString: testing('is a string', actual => typeof actual === 'string'),
  isBoolean: testing('is a boolean', actual => typeof actual === 'boolean'),
  isArray: testing('is an array', Array.isArray)
}

export function operatorOf(name: string): Operator | undefined {
  return Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
}

function equals(actual: unknown, expected: string): boolean {
  const value = parseExpected(expected)
  if (dequal(actual, value)) return true
  // What reads like a number may well be meant as text: an order number, a version.
  if (typeof actual === 'string') return actual === textOf(expected)
  return actual !== null && typeof actual === 'object' && dequal(actual, parseJson(expected))
}

function isIn(actual: unknown, expected: string): boolean {
  return parseExpectedList(expected).some(each => dequal(actual, each) || String(each) === actual)
}

function contains(actual: unknown, expected: string): boolean {
  const value = parseExpected(expected)
  if (Array.isArray(actual)) return actual.some(each => dequal(each, value) || each === String(value))
  if (actual !== null && typeof actual === 'object') return Object.hasOwn(actual, String(value))
  return typeof actual === 'string' && actual.includes(textOf(expected))
}

function matches(actual: unknown, expected: string, test: TestPattern): boolean {
  return test(patternOf(expected), typeof actual === 'string' ? actual : (JSON.stringify(actual) ?? ''))
}

/** `^a.c$`, also as a literal with flags: `/^a/i`. */
function patternOf(text: string): RegExp {
  const [, source, flags] = /^\s*\/(.*)\/([a-z]*)\s*$/s.exec(text) ?? []
  try {
    return new RegExp(source ?? textOf(text), flags?.replaceAll(/[gy]/g, ''))
  } catch {
    throw new RangeError(`“${text}” is no regular expression.`)
  }
}

function isBetween(actual: unknown, expected: string): boolean {
  const [low, high] = parseExpectedList(expected)
  if (typeof low !== 'number' || typeof high !== 'number')
    throw new RangeError(`“${expected}” is not two numbers, such as 10, 20.`)
  const value = toNumber(actual)
  return value >= low && value <= high
}

function isEmpty(actual: unknown): boolean {
  if (actual === undefined || actual === null || actual === '') return true
  return typeof actual === 'object' && Object.keys(actual).length === 0
}

function lengthOf(actual: unknown): number | undefined {
  if (typeof actual === 'string' || Array.isArray(actual)) return actual.length
  return actual !== null && typeof actual === 'object' ? Object.keys(actual).length : undefined
}

function toNumber(actual: unknown): number {
  if (typeof actual === 'number') return actual
  return typeof actual === 'string' && actual.trim() !== '' ? Number(actual) : Number.NaN
}

function numberOf(expected: string): number {
  const value = parseExpected(expected)
  if (typeof value !== 'number') throw new RangeError(`“${expected}” is no number.`)
  return value
}

/** The text meant by what is written on the right: without its quotes, if it has any. */
function textOf(expected: string): string {
  return /^(["'`])(.*)\1$/s.exec(expected.trim())?.[2] ?? expected.trim()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
