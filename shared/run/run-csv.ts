import { printCsv } from '../format/csv.ts'
import { type FlowResults, whyOf } from './flow-report.ts'

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

/** A run as CSV, a request of an iteration in each line, and in each piece. Times are milliseconds. */
export function* runCsv({ items, exchanges }: FlowResults): Generator<string> {
  yield printCsv([COLUMNS])
  for (const exchange of exchanges) {
    const { iteration, item, outcome, status, error, startMs, totalMs, size, passed, failed } = exchange
    const { name, path, method } = items[item] ?? {}
    const place = [iteration + 1, name, path, method]
    yield printCsv([
      [...place, outcome, status, error, startMs, totalMs, size, passed, failed, whyOf(exchange)]
    ])
  }
}
