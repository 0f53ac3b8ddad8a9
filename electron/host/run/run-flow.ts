import { type Clock, startClock } from '#engine/clock.ts'
import type { FlowEvent, FlowMessage } from '#shared/model/run.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import type { OpenCollection } from '#workspace/collections/open-collection.ts'
import type { RuntimeVariables } from '../scope/runtime-variables.ts'
import type { ScopeWatchParts } from '../scope/watch-scope.ts'
import type { SendParts } from '../send/send-draft.ts'
import type { SessionBodies } from '../session-bodies.ts'
import { flowExchange } from './flow-exchange.ts'
import { type FlowInput, type FlowPlan, planFlow } from './flow-plan.ts'
import { KeptScopes } from './kept-scopes.ts'
import { LaidRow } from './lay-row.ts'
import { limitedClient } from './limited-client.ts'
import { passTime } from './pass-time.ts'
import { PauseGate } from './pause-gate.ts'
import { sendItem } from './send-item.ts'

export interface FlowParts extends SendParts, ScopeWatchParts {
  collectionStore: CollectionStore
  runtime: RuntimeVariables
}

/** Runs the requests of a folder: see `run.flow`. */
export async function* runFlow(
  input: FlowInput,
  parts: FlowParts,
  session: SessionBodies,
  { signal, messages }: { signal: AbortSignal; messages: AsyncIterable<FlowMessage> }
): AsyncGenerator<FlowEvent> {
  const collection = await parts.collectionStore.get(input.collectionId)
  const plan = await planFlow(input, collection)
  const { items, iterations, total } = plan
  yield { type: 'plan', startedAt: new Date().toISOString(), items, iterations, total }
  const scopes = new KeptScopes({ ...input.scope, collectionId: collection.id }, parts)
  try {
    const kept = { ...parts, gatherScope: (scope: Scope) => scopes.gather(scope) }
    yield* new Flow({ input, parts: kept, session, signal, collection, plan }).run(messages)
  } finally {
    scopes.stop()
  }
}

interface FlowSetting {
  input: FlowInput
  parts: FlowParts
  session: SessionBodies
  signal: AbortSignal
  collection: OpenCollection
  plan: FlowPlan
}

class Flow {
  readonly #setting: FlowSetting
  readonly #clock: Clock = startClock()
  readonly #gate = new PauseGate()
  #index = 0
  #passed = 0
  #failed = 0
  #unrecorded: string | undefined

  constructor(setting: FlowSetting) {
    this.#setting = setting
  }

  async *run(messages: AsyncIterable<FlowMessage>): AsyncGenerator<FlowEvent> {
    const { plan, signal, input } = this.#setting
    const { iterations, total } = plan
    // Its end, and what is wrong with it, are those of the stream.
    void this.#gate.heed(messages).catch(() => {})
    for (let iteration = 0; iteration < iterations && !this.#isOver(); iteration++) {
      const items = plan.itemsOf(iteration)
      if (items.length === 0) continue
      const row = input.data?.[iteration % input.data.length]
      const parts = this.#partsFor(row)
      yield { type: 'iteration-started', iteration, ...(row && { row }) }
      for (const item of items) {
        if (this.#isOver()) break
        if (this.#index > 0) await passTime(input.delayMs, signal)
        yield* this.#pause()
        if (!signal.aborted) yield* this.#runItem(iteration, item, parts)
      }
    }
    yield {
      type: 'done',
      elapsedMs: this.#clock(),
      passed: this.#passed,
      failed: this.#failed,
      notRun: total - this.#passed - this.#failed,
      ...(this.#passed + this.#failed < total && { ended: signal.aborted ? 'stopped' : 'bailed' })
    }
  }

  #isOver(): boolean {
    const { signal, input } = this.#setting
    return signal.aborted || (input.bail && this.#failed > 0)
  }

  async *#pause(): AsyncGenerator<FlowEvent> {
    if (!this.#gate.paused) return
    yield { type: 'paused' }
    await this.#gate.open(this.#setting.signal)
    yield { type: 'resumed' }
  }

  async *#runItem(iteration: number, item: number, parts: SendParts): AsyncGenerator<FlowEvent> {
    const { plan, collection, session, signal, input } = this.#setting
    const index = this.#index++
    const startMs = this.#clock()
    const path = plan.items[item]?.path ?? ''
    yield { type: 'item-started', index, iteration, item, startMs }
    const scope = { ...input.scope, collectionId: collection.id, path }
    const sent = await sendItem(collection, scope, parts, session, this.#clock, signal)
    if (signal.aborted) return
    const place = { index, iteration, item, startMs: sent.startMs ?? startMs }
    const exchange = flowExchange(place, sent)
    if (exchange.outcome === 'passed') this.#passed++
    else this.#failed++
    yield { type: 'item-ended', exchange }
    for (const problem of sent.unrecorded) {
      // It will be the same for all that follow.
      if (problem !== this.#unrecorded) yield { type: 'unrecorded', problem }
      this.#unrecorded = problem
    }
  }

  #partsFor(row: Record<string, string> | undefined): SendParts {
    const { input, parts, collection } = this.#setting
    const { timeoutMs } = input
    const laid = row && new LaidRow(row, { collectionId: collection.id }, parts.runtime)
    return {
      ...parts,
      ...(timeoutMs !== undefined && { client: limitedClient(parts.client, timeoutMs) }),
      ...(laid && {
        gatherScope: async scope => laid.over(await parts.gatherScope(scope), scope)
      })
    }
  }
}
