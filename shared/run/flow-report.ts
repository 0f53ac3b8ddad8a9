import { printCsv } from '../format/csv.ts'
import type { Result } from '../model/results.ts'
import type { FlowExchange, FlowItem } from '../model/run.ts'

/** What a report of a run is made of. */
export interface FlowResults {
  items: readonly FlowItem[]
  exchanges: readonly FlowExchange[]
}

const COLUMNS = [
  'iteration',
  'request',
  'path',
  'method',
  'outcome',
  'status',
  'error',
  'start_ms',
  'total_ms',
  'bytes',
  'checks_passed',
  'checks_failed',
  'message'
]

/** A run as CSV, a request of an iteration in each line. Times are milliseconds. */
export function flowCsv({ items, exchanges }: FlowResults): string {
  const rows = exchanges.map(exchange => {
    const { iteration, item, outcome, status, error, startMs, totalMs, size, passed, failed } = exchange
    const { name, path, method } = items[item] ?? {}
    const place = [iteration + 1, name, path, method]
    return [...place, outcome, status, error, startMs, totalMs, size, passed, failed, whyOf(exchange)]
  })
  return printCsv([COLUMNS, ...rows])
}

/** A run as JSON, with all that was found. */
export function flowJson({ items, exchanges }: FlowResults): string {
  const results = exchanges.map(exchange => resultOf(exchange, items))
  return `${JSON.stringify({ ...countOutcomes(exchanges), results }, null, 2)}\n`
}

/** What is told of one request of a run in JSON. */
export function resultOf(
  { item, iteration, index: _, ...exchange }: FlowExchange,
  items: FlowResults['items']
): object {
  const { name, path, method } = items[item] ?? {}
  return { iteration: iteration + 1, name, path, method, ...exchange }
}

function countOutcomes(exchanges: FlowResults['exchanges']): { passed: number; failed: number } {
  const failed = exchanges.filter(({ outcome }) => outcome === 'failed').length
  return { passed: exchanges.length - failed, failed }
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
