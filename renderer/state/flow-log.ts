import type { DataRow, FlowEvent, FlowExchange, FlowItem, FlowPlace } from '#shared/model/run.ts'
import type { TimelineRow } from '#shared/waterfall/timeline.ts'

/** What has come of a run through a folder so far. It grows in place: thousands of results are not copied for each. */
export class FlowLog {
  /** ISO 8601. */
  startedAt = ''
  /** What is run in each iteration, in order. */
  items: readonly FlowItem[] = []
  iterations = 0
  /** How many requests there will be. */
  total = 0
  readonly exchanges: FlowExchange[] = []
  /** The data of the iterations that have begun. */
  readonly data: (DataRow | undefined)[] = []
  passed = 0
  failed = 0
  /** Assertions and actions of all that was answered. */
  readonly checks = { passed: 0, failed: 0 }
  /** What is under way. */
  current: { iteration: number; item: number } | undefined

  take(event: FlowEvent): void {
    switch (event.type) {
      case 'plan':
        this.startedAt = event.startedAt
        this.items = event.items
        this.iterations = event.iterations
        this.total = event.total
        break
      case 'iteration-started':
        this.data[event.iteration] = event.row
        break
      case 'item-started':
        this.current = event
        break
      case 'item-ended':
        this.current = undefined
        this.#add(event.exchange)
        break
      case 'done':
        this.current = undefined
        break
      case 'paused':
      case 'resumed':
      case 'unrecorded':
    }
  }

  /** What has failed, in its iteration. */
  failures(): FlowPlace[] {
    return this.exchanges.flatMap(({ outcome, iteration, item }) =>
      outcome === 'failed' ? { iteration, item } : []
    )
  }

  rows(): TimelineRow[] {
    return this.exchanges.map(({ index, iteration, item, status, outcome, startMs, phases }) => {
      const { name = '', method = '' } = this.items[item] ?? {}
      const turn = this.iterations > 1 ? `${iteration + 1} · ` : ''
      return {
        id: String(index),
        label: `${turn}${method} ${name}`.trim(),
        status,
        failed: outcome === 'failed',
        startMs,
        phases
      }
    })
  }

  #add(exchange: FlowExchange): void {
    this.exchanges.push(exchange)
    if (exchange.outcome === 'passed') this.passed++
    else this.failed++
    this.checks.passed += exchange.passed
    this.checks.failed += exchange.failed
  }
}
