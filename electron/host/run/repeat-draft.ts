import { setMaxListeners } from 'node:events'
import type { z } from 'zod'
import { type Clock, startClock } from '#engine/clock.ts'
import type { PoolLimits } from '#engine/connect/pool.ts'
import type { ApartClient } from '#engine/direct-client.ts'
import type { HttpClient } from '#shared/client/http-client.ts'
import type { runContract } from '#shared/contract/run.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Exchange } from '#shared/model/exchange.ts'
import type { RepeatEvent } from '#shared/model/run.ts'
import type { Scope } from '#shared/model/scope.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { overloadProblem, toConfirm } from '#shared/run/limits.ts'
import type { CollectionStore } from '#workspace/collections/collection-store.ts'
import type { ScopeWatchParts } from '../scope/watch-scope.ts'
import type { EvaluatedDraft } from '../send/evaluate-draft.ts'
import { maskError } from '../send/mask-problems.ts'
import { type PrepareParts, prepareDraft } from '../send/prepare-draft.ts'
import { problemAt } from '../send/problem-at.ts'
import { scriptsOf } from '../send/scripts-of.ts'
import type { SentDraft } from '../send/send-draft.ts'
import { tellUnrecorded } from '../tell-unrecorded.ts'
import { KeptScopes } from './kept-scopes.ts'
import { passTime } from './pass-time.ts'
import { runExchange } from './run-exchange.ts'
import { ToldQueue } from './told-queue.ts'

export interface RepeatParts extends PrepareParts, ScopeWatchParts {
  collectionStore: CollectionStore
  /** A client whose connections no other request uses. */
  ownConnections(limits: Partial<PoolLimits>): ApartClient
  /** See `SendParts`. */
  evaluate(sent: SentDraft): Promise<EvaluatedDraft | undefined>
}

type RepeatInput = z.output<(typeof runContract)['run.repeat']['input']>

/** To how many origins redirects may lead from each place of a run before its connections are closed for others. */
const ORIGINS = 4

/** Sends a draft many times: see `run.repeat`. */
export async function* repeatDraft(
  input: RepeatInput,
  parts: RepeatParts,
  signal: AbortSignal
): AsyncGenerator<RepeatEvent> {
  assertConfirmed(input)
  const scopes = new KeptScopes(input.scope, parts)
  try {
    const kept = { ...parts, gatherScope: (scope: Scope) => scopes.gather(scope) }
    const ready = await prepareDraft(input.draft, input.scope, input.source, kept, signal)
    const told = new Set(ready.unrecorded)
    yield* tellUnrecorded(ready.unrecorded)
    if ('problems' in ready) {
      yield { type: 'refused', problems: ready.problems }
      return
    }
    const insecure = ready.prepared.settings.insecure ?? false
    yield { type: 'prepared', startedAt: new Date().toISOString(), insecure }
    const scripts = await scriptsOf(input.scope, parts.collectionStore)
    yield* new Repeat({ input, parts: kept, scripts, unrecorded: told, signal }).run()
  } finally {
    scopes.stop()
  }
}

function assertConfirmed(input: RepeatInput): void {
  const [field] = input.confirmed ? [] : toConfirm(input)
  if (field === undefined) return
  throw new ClientError('BUILD', { field, facts: { problem: overloadProblem(field, input[field]) } })
}

interface RepeatSetting {
  input: RepeatInput
  parts: RepeatParts
  /** See `SentDraft`. */
  scripts: number
  /** What has been told already of what the history could not keep. */
  unrecorded: Set<string>
  signal: AbortSignal
}

/** One run: so many places, in each of which one exchange follows the other. */
class Repeat {
  readonly #setting: RepeatSetting
  readonly #told = new ToldQueue<RepeatEvent>()
  readonly #clock: Clock = startClock()
  /** Ends all places: who asked has stopped it, or it cannot be sent any longer. */
  readonly #end = new AbortController()
  #begun = 0
  #refused = false

  constructor(setting: RepeatSetting) {
    this.#setting = setting
  }

  async *run(): AsyncGenerator<RepeatEvent> {
    const end = () => {
      this.#end.abort()
      this.#told.open()
    }
    const { signal } = this.#setting
    // Each exchange that is under way listens.
    setMaxListeners(0, this.#end.signal)
    signal.addEventListener('abort', end)
    if (signal.aborted) end()
    const places = this.#fillPlaces()
    try {
      yield* this.#told.events
      if (!this.#refused) yield { type: 'done', elapsedMs: this.#clock(), stopped: signal.aborted }
    } finally {
      signal.removeEventListener('abort', end)
      end()
      await places
    }
  }

  async #fillPlaces(): Promise<void> {
    const { input, parts } = this.#setting
    const { concurrency, count, connections } = input
    const places = Math.min(concurrency, count)
    // A connection of HTTP/2 is shared by all who ask for one: where none may be, each place has its own.
    const clients =
      connections === 'fresh'
        ? Array.from({ length: places }, () => parts.ownConnections({ ...ONE, idle: 0 }))
        : [parts.ownConnections({ perOrigin: places, total: places * ORIGINS, idle: places })]
    const client = (place: number) => clients[place % clients.length]
    const filled = Array.from({ length: places }, (_, place) =>
      this.#fillPlace(client(place)).catch((error: unknown) => {
        this.#told.events.fail(error)
        this.#end.abort()
      })
    )
    await Promise.all(filled)
    this.#told.events.end()
    for (const each of clients) each.close()
  }

  async #fillPlace(client: HttpClient | undefined): Promise<void> {
    const { count, delayMs } = this.#setting.input
    const { signal } = this.#end
    while (client && !signal.aborted && this.#begun < count) {
      await this.#send(client, this.#begun++)
      await this.#told.room()
      if (this.#begun < count) await passTime(delayMs, signal)
    }
  }

  async #send(client: HttpClient, index: number): Promise<void> {
    const { input, parts, scripts } = this.#setting
    const { draft, scope, source } = input
    const { signal } = this.#end
    const ready = await prepareDraft(draft, scope, source, parts, signal)
    if (signal.aborted) return
    this.#tellUnrecorded(ready.unrecorded)
    if ('problems' in ready) return this.#refuse(ready.problems)
    const { request, settings, secrets, placeOf } = ready.prepared
    const startMs = this.#clock()
    const tell = async (exchange: Exchange) => {
      const sent = { draft, scope, gathered: ready.gathered, exchange, scripts }
      const results = (await parts.evaluate(sent))?.results
      const outcome = { index, startMs, exchange, results }
      this.#told.tell({ type: 'exchange', exchange: runExchange(outcome) })
    }
    try {
      const response = await client.execute(request, { ...settings, signal })
      try {
        await tell(response.exchange)
      } finally {
        await response.release()
      }
    } catch (thrown) {
      if (signal.aborted) return
      const error = maskError(thrown, secrets)
      const { code, field, message, exchange } = error
      if (exchange) await tell(exchange)
      else if (code === 'BUILD' && field !== undefined) this.#refuse([problemAt(placeOf(field), message)])
      else throw error
    }
  }

  /** It will be the same for all that follow. */
  #tellUnrecorded(problems: readonly string[]): void {
    const { unrecorded } = this.#setting
    for (const event of tellUnrecorded(problems.filter(each => !unrecorded.has(each)))) {
      unrecorded.add(event.problem)
      this.#told.tell(event)
    }
  }

  #refuse(problems: DraftProblem[]): void {
    if (this.#refused) return
    this.#refused = true
    this.#told.tell({ type: 'refused', problems })
    this.#end.abort()
  }
}

const ONE = { perOrigin: 1, total: ORIGINS }
