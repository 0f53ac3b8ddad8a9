import { countChecks } from './check-counts.ts'
import { resultOf } from './flow-report.ts'
import type { RunReport } from './run-report.ts'

/**
 * A run as JSON, with all that was found, what was run, and how the run as a whole went. Times are milliseconds. It comes
 * in pieces, since a long run is more than one string can hold.
 */
export function* runJson({ items, exchanges, rows, ...about }: RunReport): Generator<string> {
  const { title, environment, others, startedAt, elapsedMs, iterations, passed, failed, notRun, ended } =
    about
  const head = {
    ...{ title, environment, startedAt, elapsedMs, iterations, passed, failed, notRun, ended },
    checks: countChecks(exchanges),
    ...(others && { otherProtocols: others })
  }
  yield JSON.stringify(head, null, 2).slice(0, -'\n}'.length)
  if (rows.size > 0) yield* printList('rows', rows, ([iteration, row]) => ({ iteration: iteration + 1, row }))
  yield* printList('results', exchanges, exchange => resultOf(exchange, items))
  yield '\n}\n'
}

/** A field that is a list, behind others, as `JSON.stringify` would indent it. */
function* printList<T>(name: string, entries: Iterable<T>, toJson: (entry: T) => object): Generator<string> {
  yield `,\n  "${name}": [`
  let between = ''
  for (const entry of entries) {
    yield `${between}\n    ${JSON.stringify(toJson(entry), null, 2).replaceAll('\n', '\n    ')}`
    between = ','
  }
  yield between === '' ? ']' : '\n  ]'
}
