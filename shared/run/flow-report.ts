import type { Result } from '../model/results.ts'
import type { FlowExchange, FlowItem } from '../model/run.ts'

/** What a report of a run is made of. */
export interface FlowResults {
  items: readonly FlowItem[]
  exchanges: readonly FlowExchange[]
}

/** What is told of one request of a run in JSON. */
export function resultOf(
  { item, iteration, index: _, ...exchange }: FlowExchange,
  items: FlowResults['items']
): object {
  const { name, path, method } = items[item] ?? {}
  return { iteration: iteration + 1, name, path, method, ...exchange }
}

/** The first of what a request failed for. Undefined of one that passed. */
export function whyOf({ message, problems = [], results }: FlowExchange): string | undefined {
  const unmet = (results?.results ?? []).filter(({ outcome }) => outcome === 'failed')
  const why = [message, ...problems.map(({ problem }) => problem), ...unmet.map(sayUnmet)]
  return why.find(each => each !== undefined)
}

/** As the window says it: what was expected, and what was found or why nothing was. */
function sayUnmet({ label, message, actual }: Result): string {
  if (message !== undefined) return `${label}: ${message}`
  return actual === undefined ? label : `${label}: found ${actual}`
}
