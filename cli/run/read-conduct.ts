import { formatDuration } from '#shared/format/duration.ts'
import { MOST } from '#shared/run/limits.ts'
import { readCount, readTime } from '../read-values.ts'
import { UsageError } from '../usage-error.ts'
import type { RunConduct } from './run-iterations.ts'
import type { RunValues } from './run-values.ts'

/** How a run goes. @throws UsageError naming the flag that asks for too much */
export function readConduct(values: RunValues): Omit<RunConduct, 'signal'> {
  return {
    bail: values.bail ?? false,
    delayMs: readDelay(values.delay),
    parallel: readParallel(values.parallel)
  }
}

const MOST_PARALLEL = 500

function readParallel(text: RunValues['parallel']): number {
  const parallel = readCount('parallel', text) ?? 1
  if (parallel >= 1 && parallel <= MOST_PARALLEL) return parallel
  throw new UsageError(`--parallel ${text}: write a number from 1 to ${MOST_PARALLEL}`)
}

function readDelay(text: RunValues['delay']): number {
  const delayMs = readTime('delay', text) ?? 0
  if (delayMs <= MOST.delayMs) return delayMs
  throw new UsageError(`--delay ${text}: write no more than ${formatDuration(MOST.delayMs)}`)
}
