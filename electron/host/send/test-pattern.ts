import { createContext, Script } from 'node:vm'
import type { TestPattern } from '#shared/assertions/operators.ts'

/** All patterns of one exchange together may take so long: while one is searched, nothing else happens here. */
const BUDGET_MS = 500

const script = new Script('pattern.test(text)')

/**
 * Looks for patterns that may have come with a collection, and gives up on those that backtrack without end. The
 * context is there for its time limit: nothing but the search runs in it.
 */
export function patternTester(): TestPattern {
  let leftMs = BUDGET_MS
  return (pattern, text) => {
    const start = performance.now()
    try {
      if (leftMs < 1) throw givenUp(pattern)
      const timeout = Math.ceil(leftMs)
      return script.runInContext(createContext({ pattern, text }), { timeout }) === true
    } catch (error) {
      throw isTimeout(error) ? givenUp(pattern) : error
    } finally {
      leftMs -= performance.now() - start
    }
  }
}

/** It is an error of the other context, and so none of our Error. */
function isTimeout(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
  )
}

function givenUp(pattern: RegExp): RangeError {
  return new RangeError(
    `The pattern ${pattern} was given up: the patterns of this request backtrack too much.`
  )
}
