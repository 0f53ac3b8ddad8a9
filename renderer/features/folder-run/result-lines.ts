import type { FlowExchange } from '#shared/model/run.ts'

/** What a list of results shows one below the other. */
export type ResultLine =
  | { kind: 'iteration'; key: string; iteration: number; passed: number; failed: number }
  | { kind: 'exchange'; key: string; exchange: FlowExchange }

/**
 * The results as lines, with a heading for each iteration where there are several.
 * @param failedOnly leaves out what has passed, and iterations in which all has
 */
export function resultLines(
  exchanges: readonly FlowExchange[],
  iterations: number,
  failedOnly: boolean
): ResultLine[] {
  const lines: ResultLine[] = []
  let heading: Extract<ResultLine, { kind: 'iteration' }> | undefined
  let headed = -1
  for (const exchange of exchanges) {
    const { iteration, outcome, index } = exchange
    if (heading?.iteration !== iteration)
      heading = { kind: 'iteration', key: `i${iteration}`, iteration, passed: 0, failed: 0 }
    heading[outcome]++
    if (failedOnly && outcome === 'passed') continue
    if (iterations > 1 && headed !== iteration) lines.push(heading)
    headed = iteration
    lines.push({ kind: 'exchange', key: String(index), exchange })
  }
  return lines
}
