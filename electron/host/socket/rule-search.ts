import type { MessageMatch } from './message-match.ts'
import { runWithin } from './within-time.ts'

/** So long may be searched in what came at once: nothing else happens meanwhile. */
export const SEARCH_MS = 250
/** What came is searched at the end of the turn, or when it is so much. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024
/** So often is a message searched in whose search took too long, unless a rule was switched off for it. */
const MAX_TRIES = 3

interface Searched {
  readonly match: Pick<MessageMatch, 'holds'>
}

/** What the time is taken by: see `performance.now` and `runWithin`. */
export interface SearchTime {
  now(): number
  runWithin(ms: number, work: () => void): boolean
}

const REAL_TIME: SearchTime = { now: () => performance.now(), runWithin }

interface Arrived<Rule> {
  readonly payload: Buffer
  readonly rules: readonly Rule[]
  /** How often its search took too long, and the rule that was searched for most of that time, the last time. */
  tries: number
  slowest?: Rule
}

export interface RuleSearchListener<Rule> {
  /** Whether it still counts. */
  isWanted(rule: Rule): boolean
  /** A message is one that it waits for, and none before it does. */
  onFound(rule: Rule): void
  /** It took too long twice, both times in the same message. It is not searched for again. */
  onRunaway(rule: Rule): void
  /** What came was more than there is time for: some of it was left out, when this one was searched for. */
  onLeftOut(rule: Rule): void
}

/**
 * Finds the rule that each message waits for. Where what came at once takes too long, what is left of it is left out. The
 * message at which that happened is searched in again by itself, which tells a pattern that runs away from one that had
 * too much before it.
 */
export class RuleSearch<Rule extends Searched> {
  readonly #listener: RuleSearchListener<Rule>
  readonly #time: SearchTime
  #batch: Arrived<Rule>[] = []
  #batchBytes = 0
  #isScheduled = false

  constructor(listener: RuleSearchListener<Rule>, time: SearchTime = REAL_TIME) {
    this.#listener = listener
    this.#time = time
  }

  /** @param payload stays as it is @param rules in their order */
  add(payload: Buffer, rules: readonly Rule[]): void {
    this.#batch.push({ payload, rules, tries: 0 })
    this.#batchBytes += payload.length
    if (this.#batchBytes > MAX_BATCH_BYTES) this.#search()
    else this.#schedule()
  }

  stop(): void {
    this.#batch = []
    this.#batchBytes = 0
  }

  #schedule(): void {
    if (this.#isScheduled) return
    this.#isScheduled = true
    setImmediate(() => {
      this.#isScheduled = false
      this.#search()
    })
  }

  #search(): void {
    const waiting = this.#batch
    const count = waiting[0]?.tries ? 1 : waiting.length
    const batch = waiting.slice(0, count)
    this.#hold(waiting.slice(count))
    const found: Rule[] = []
    let next = 0
    let current: { rule: Rule; sinceMs: number } | undefined
    const isDone = this.#time.runWithin(SEARCH_MS, () => {
      for (let arrived = batch[next]; arrived; arrived = batch[next]) {
        const { payload, rules } = arrived
        const rule = rules.find(each => {
          current = { rule: each, sinceMs: this.#time.now() }
          return this.#listener.isWanted(each) && each.match.holds(payload)
        })
        next++
        if (rule) found.push(rule)
      }
    })
    const arrived = batch[next]
    if (!isDone && current && arrived)
      this.#onLate(arrived, current.rule, this.#time.now() - current.sinceMs, batch.length - next - 1)
    for (const rule of found) this.#listener.onFound(rule)
    if (this.#batch.length > 0) this.#schedule()
  }

  #onLate(arrived: Arrived<Rule>, rule: Rule, tookMs: number, others: number): void {
    const isSlowest = tookMs >= SEARCH_MS / 2
    const isRunaway = isSlowest && arrived.slowest === rule
    if (isRunaway) this.#listener.onRunaway(rule)
    arrived.tries = isRunaway ? 1 : arrived.tries + 1
    if (isSlowest) arrived.slowest = rule
    const isTriedAgain = arrived.tries < MAX_TRIES
    if (isTriedAgain) this.#hold([arrived, ...this.#batch])
    if (others > 0 || !isTriedAgain) this.#listener.onLeftOut(rule)
  }

  #hold(batch: Arrived<Rule>[]): void {
    this.#batch = batch
    this.#batchBytes = batch.reduce((sum, { payload }) => sum + payload.length, 0)
  }
}
