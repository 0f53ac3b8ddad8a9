import type { RunExchange } from '#shared/model/run.ts'
import { shortError } from '#shared/model/short-error.ts'
import { RunStatistics } from '#shared/run/run-statistics.ts'
import type { TimelineRow } from '#shared/waterfall/timeline.ts'

/** What has come of a repeated request so far. It grows in place: thousands of exchanges are not copied for each. */
export class RepeatLog {
  readonly statistics = new RunStatistics()
  /** By their place. Those that are under way are missing. */
  readonly #exchanges: (RunExchange | undefined)[] = []

  add(exchange: RunExchange): void {
    this.#exchanges[exchange.index] = exchange
    this.statistics.add(exchange)
  }

  /** In the order in which they were begun. */
  exchanges(): RunExchange[] {
    return this.#exchanges.flatMap(exchange => exchange ?? [])
  }

  rows(): TimelineRow[] {
    return this.exchanges().map(({ index, status, error, failed, startMs, phases }) => ({
      id: String(index),
      label: error === undefined ? `#${index + 1}` : `#${index + 1} ${shortError(error)}`,
      status,
      failed: error !== undefined || failed > 0,
      startMs,
      phases
    }))
  }
}
