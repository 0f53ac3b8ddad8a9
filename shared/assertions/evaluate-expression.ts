import type { Expression, Step } from './expression.ts'
import type { ResponseFacts } from './response-facts.ts'

/** What can stand behind `res.`. */
const RESPONSE_ROOTS: readonly (keyof ResponseFacts)[] = [
  'status',
  'statusText',
  'headers',
  'body',
  'responseTime',
  'url',
  'timing'
]

/** What an expression finds; undefined when it finds nothing. */
export function evaluateExpression(expression: Expression, facts: ResponseFacts): unknown {
  if (expression.kind === 'query') return expression.steps.reduce(queryStep, facts.body)
  const { root, steps } = expression
  const start = isFact(root) ? facts[root] : undefined
  // The names of headers have no case (RFC 9110 §5.1).
  if (root === 'headers') return steps.map(lowerCase).reduce(pathStep, start)
  return steps.reduce(pathStep, start)
}

function isFact(name: string): name is keyof ResponseFacts {
  return RESPONSE_ROOTS.some(known => known === name)
}

function lowerCase(step: Step): Step {
  return step.kind === 'key' ? { ...step, name: step.name.toLowerCase() } : step
}

function pathStep(value: unknown, step: Step): unknown {
  if (step.kind === 'index') return Array.isArray(value) ? value[step.index] : undefined
  if (step.kind === 'key' && step.name === 'length' && (Array.isArray(value) || typeof value === 'string'))
    return value.length
  return step.kind === 'key' ? own(value, step.name) : deep(value, step.name)
}

/** A key of a list is that key of each of its entries. */
function queryStep(value: unknown, step: Step): unknown {
  if (step.kind === 'deep') {
    const found = deep(value, step.name)
    return found.length === 0 ? undefined : found
  }
  if (step.kind === 'key' && Array.isArray(value)) {
    const found = value.map(each => queryStep(each, step)).filter(each => each !== undefined)
    return found.length === 0 ? undefined : found.flat()
  }
  return pathStep(value, step)
}

function deep(value: unknown, name: string): unknown[] {
  if (Array.isArray(value)) return value.flatMap(each => deep(each, name))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, each]) => [
    ...(key === name ? [each].flat() : []),
    ...deep(each, name)
  ])
}

function own(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object') return undefined
  return Object.getOwnPropertyDescriptor(value, name)?.value
}
