import { dequal } from 'dequal'
import { parseJson } from '../format/parse-json.ts'
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

/**
 * All operators of the format. They hold where Bruno's do, which ask for the right kind of value: what is missing, or
 * of another kind, fails a test and its opposite alike. ARCHITECTURE.md says where they differ.
 */
export const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: comparing('equals', equals),
  neq: comparing('does not equal', (actual, expected) => !equals(actual, expected)),
  gt: comparing('is greater than', (actual, expected) => toNumber(actual) > numberOf(expected)),
  gte: comparing('is at least', (actual, expected) => toNumber(actual) >= numberOf(expected)),
  lt: comparing('is less than', (actual, expected) => toNumber(actual) < numberOf(expected)),
  lte: comparing('is at most', (actual, expected) => toNumber(actual) <= numberOf(expected)),
  in: comparing('is one of', isIn),
  notIn: comparing('is none of', (actual, expected) => !isIn(actual, expected)),
  contains: comparing('contains', (actual, expected) => contains(actual, expected) === true),
  notContains: comparing('does not contain', (actual, expected) => contains(actual, expected) === false),
  length: comparing('has the length', (actual, expected) => lengthOf(actual) === numberOf(expected)),
  matches: comparing('matches', matches),
  notMatches: comparing('does not match', (actual, expected, test) => !matches(actual, expected, test)),
  startsWith: comparing(
    'starts with',
    (actual, expected) => typeof actual === 'string' && actual.startsWith(textOf(expected))
  ),
  endsWith: comparing(
    'ends with',
    (actual, expected) => typeof actual === 'string' && actual.endsWith(textOf(expected))
  ),
  between: comparing('is between', isBetween),
  isEmpty: testing('is empty', actual => sizeOf(actual) === 0),
  isNotEmpty: testing('is not empty', actual => (sizeOf(actual) ?? 0) > 0),
  isNull: testing('is null', actual => actual === null),
  isUndefined: testing('is undefined', actual => actual === undefined),
  isDefined: testing('is defined', actual => actual !== undefined),
  isTruthy: testing('is true', actual => actual === true),
  isFalsy: testing('is false', actual => actual === false),
  isJson: testing('is JSON', actual => actual !== null && typeof actual === 'object'),
  isNumber: testing('is a number', actual => typeof actual === 'number'),
  isString: testing('is a string', actual => typeof actual === 'string'),
  isBoolean: testing('is a boolean', actual => typeof actual === 'boolean'),
  isArray: testing('is an array', Array.isArray)
}

export function operatorOf(name: string): Operator | undefined {
  return Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined
}

/** Lists and objects equal what is written of them as JSON. */
function equals(actual: unknown, expected: string): boolean {
  if (actual !== null && typeof actual === 'object') return dequal(actual, parseJson(expected))
  return actual === parseExpected(expected)
}

function isIn(actual: unknown, expected: string): boolean {
  return parseExpectedList(expected).includes(actual)
}

/** @returns undefined of what can contain nothing */
function contains(actual: unknown, expected: string): boolean | undefined {
  if (Array.isArray(actual)) return actual.includes(parseExpected(expected))
  return typeof actual === 'string' ? actual.includes(textOf(expected)) : undefined
}

function matches(actual: unknown, expected: string, test: TestPattern): boolean {
  const pattern = patternOf(expected)
  if (actual === undefined) return false
  return test(pattern, typeof actual === 'string' ? actual : JSON.stringify(actual))
}

/** `^a.c$`, also as a literal with flags: `/^a/i`. */
function patternOf(text: string): RegExp {
  const [, source, flags] = /^\s*\/(.*)\/([a-z]*)\s*$/s.exec(text) ?? []
  try {
    return new RegExp(source ?? text.trim(), flags?.replaceAll(/[gy]/g, ''))
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

function lengthOf(actual: unknown): number | undefined {
  return typeof actual === 'string' || Array.isArray(actual) ? actual.length : undefined
}

function sizeOf(actual: unknown): number | undefined {
  return actual !== null && typeof actual === 'object' ? Object.keys(actual).length : lengthOf(actual)
}

/** No comparison holds of what is no number. */
function toNumber(actual: unknown): number {
  return typeof actual === 'number' ? actual : Number.NaN
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
