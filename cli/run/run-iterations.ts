import { setMaxListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { startClock } from '#engine/clock.ts'
import { tierUpEarly } from '#engine/early-tier-up.ts'
import { flowExchange } from '#host/run/flow-exchange.ts'
import { passTime } from '#host/run/pass-time.ts'
import type { ReadRequest, SentItem } from '#host/run/send-item.ts'
import type { UnattendedLane } from '#host/unattended/unattended-lane.ts'
import type { FlowEvent } from '#shared/model/run.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { coverRow } from '#shared/run/cover-row.ts'
import type { Drafts } from './drafts.ts'
import { InOrder } from './in-order.ts'
import type { RunPlan } from './plan-run.ts'

export interface RunConduct {
  /** End with the first that fails: what is under way then comes to its end. */
  bail: boolean
  /** Between two requests, of one iteration or of two: of those side by side each waits by itself. */
  delayMs: number
  /** How many iterations go at the same time. */
  parallel: number
  /** Aborts what is under way. */
  signal: AbortSignal
}

export interface RunParts {
  drafts: Drafts
  openLane(): UnattendedLane
  /** Told of each iteration as a whole, one after the other, whatever goes at the same time. */
  tell(event: FlowEvent): void
  /** Told what is secret in an iteration, as soon as that is known. @param forms see `secretForms` */
  learn(iteration: number, forms: readonly SecretForm[]): void
}

/** What was last told of a run. */
export type RunEnd = Extract<FlowEvent, { type: 'done' }>

/** Of so many requests the time counts that each of them takes. */
const MANY = 100

/** Runs all iterations of a plan. @returns what was told last */
export function runIterations(plan: RunPlan, conduct: RunConduct, parts: RunParts): Promise<RunEnd> {
  return new IterationRun(plan, conduct, parts).run()
}

class IterationRun {
  readonly #plan: RunPlan
  readonly #conduct: RunConduct
  readonly #parts: RunParts
  readonly #told: InOrder<FlowEvent>
  readonly #clock = startClock()
  #begun = 0
  #index = 0
  #passed = 0
  #failed = 0

  constructor(plan: RunPlan, conduct: RunConduct, parts: RunParts) {
    this.#plan = plan
    this.#conduct = conduct
    this.#parts = parts
    this.#told = new InOrder(event => parts.tell(event))
  }

  async run(): Promise<RunEnd> {
    const { items, iterations } = this.#plan
    const { parallel, signal } = this.#conduct
    const total = items.length * iterations
    if (total >= MANY) tierUpEarly()
    // Each exchange that is under way listens.
    setMaxListeners(0, signal)
    this.#parts.tell({
      ...{ type: 'plan', startedAt: new Date().toISOString(), items: [...items], iterations, total }
    })
    const lanes = Array.from({ length: Math.min(parallel, iterations) }, () => this.#fillLane())
    await Promise.all(lanes)
    const notRun = total - this.#passed - this.#failed
    const end: RunEnd = {
      ...{ type: 'done', elapsedMs: this.#clock(), passed: this.#passed, failed: this.#failed, notRun },
      ...(signal.aborted ? { ended: 'stopped' } : notRun > 0 && { ended: 'bailed' })
    }
    this.#parts.tell(end)
    return end
  }

  get #isOver(): boolean {
    const { signal, bail } = this.#conduct
    return signal.aborted || (bail && this.#failed > 0)
  }

  async #fillLane(): Promise<void> {
    const lane = this.#parts.openLane()
    try {
      for (let isFirst = true; !this.#isOver && this.#begun < this.#plan.iterations; isFirst = false)
        await this.#iterate(lane, this.#begun++, isFirst)
    } finally {
      await lane.close()
    }
  }

  async #iterate(lane: UnattendedLane, iteration: number, isFirst: boolean): Promise<void> {
    const { items, rows } = this.#plan
    const { delayMs, signal } = this.#conduct
    const row = rows.length > 0 ? rows[iteration % rows.length] : undefined
    lane.begin(row)
    try {
      const told = row && coverRow(row, await lane.secretsAhead(this.#requests()))
      // Of a row not all that is secret is known then.
      if (row && this.#isOver) return
      this.#told.tell(iteration, { type: 'iteration-started', iteration, ...(told && { row: told }) })
      for (const item of items.keys()) {
        if (delayMs > 0 && !(isFirst && item === 0)) await passTime(delayMs, signal)
        if (this.#isOver) break
        await this.#runItem(lane, iteration, item)
      }
    } finally {
      this.#told.end(iteration)
    }
  }

  /** Those that can be sent, as long as the run is not over. */
  async *#requests(): AsyncGenerator<[path: string, ReadRequest]> {
    for (const [item, { path }] of this.#plan.items.entries()) {
      // What is under way goes on meanwhile, and signals are heard.
      await setImmediate()
      if (this.#isOver) return
      const read = this.#parts.drafts.look(item)
      if (!('message' in read)) yield [path, read]
    }
  }

  async #runItem(lane: UnattendedLane, iteration: number, item: number): Promise<void> {
    const { signal } = this.#conduct
    const index = this.#index++
    const startMs = this.#clock()
    this.#told.tell(iteration, { type: 'item-started', index, iteration, item, startMs })
    const read = this.#parts.drafts.take(item)
    const path = this.#plan.items[item]?.path ?? ''
    const sent: SentItem =
      'message' in read
        ? { ...read, unrecorded: [] }
        : asInterrupted(await lane.send(read, path, this.#clock, signal), signal)
    if (sent.secrets && sent.secrets.length > 0) this.#parts.learn(iteration, sent.secrets)
    const exchange = flowExchange({ index, iteration, item, startMs: sent.startMs ?? startMs }, sent)
    if (exchange.outcome === 'passed') this.#passed++
    else this.#failed++
    this.#told.tell(iteration, { type: 'item-ended', exchange })
  }
}

/** What was under way when the run was interrupted failed by that: no answer was there to be checked. */
function asInterrupted(sent: SentItem, { aborted }: AbortSignal): SentItem {
  const { results: _, ...others } = sent
  const wasCut = sent.exchange ? sent.exchange.error?.code === 'ABORTED' : !sent.problems
  return aborted && wasCut ? { ...others, message: 'It was interrupted before it got its answer.' } : sent
}
