import { createContext, Script } from 'node:vm'

const script = new Script('work()')
const context: { work: () => void } = { work: () => {} }
createContext(context)

/**
 * Runs what may take forever, such as a search for a pattern that backtracks without end, and gives it up then. Nothing
 * else happens in this process meanwhile. @returns whether it came to its end
 */
export function runWithin(ms: number, work: () => void): boolean {
  context.work = work
  try {
    script.runInContext(context, { timeout: ms })
    return true
  } catch (error) {
    if (isTimeout(error)) return false
    throw error
  } finally {
    context.work = () => {}
  }
}

/** It is an error of the other context, and so none of our Error. */
function isTimeout(error: unknown): boolean {
  const isError = typeof error === 'object' && error !== null && 'code' in error
  return isError && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
}
