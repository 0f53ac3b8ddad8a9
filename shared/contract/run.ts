import { z } from 'zod'
import { Draft } from '../model/draft/draft.ts'
import { HistorySource } from '../model/history.ts'
import { CONNECTION_USES, DataRow, FlowEvent, FlowMessage, FlowPlace, RepeatEvent } from '../model/run.ts'
import { Scope } from '../model/scope.ts'
import { MOST } from '../run/limits.ts'
import { stream } from './define.ts'

const DelayMs = z.number().nonnegative().max(MOST.delayMs)

export const runContract = {
  /**
   * Sends a draft many times, each time as `draft.send` would, but for the history, which keeps none of it; bodies are
   * freed at once. `concurrency` of them are under way at the same time, over connections of the run's own; after each
   * answer its place is left empty for `delayMs`. `fresh`: each opens its own connections. Cancelling aborts what is
   * under way at once. BUILD `count` or `concurrency` when it is beyond `CONFIRM_ABOVE` and not `confirmed`.
   */
  'run.repeat': stream(
    z.object({
      draft: Draft,
      scope: Scope,
      source: HistorySource,
      count: z.number().int().positive().max(MOST.count),
      concurrency: z.number().int().positive().max(MOST.concurrency),
      delayMs: DelayMs,
      connections: z.enum(CONNECTION_USES),
      confirmed: z.boolean().optional()
    }),
    RepeatEvent
  ),
  /**
   * Sends the requests of a folder or collection one after the other, in the order of the tree, each as `draft.send`
   * would: what their actions set is there for the next. One that is broken, gone or refused has failed, and the next
   * follows. Cancelling aborts the one that is under way. BUILD `path` when there is nothing to run, BUILD `iterations`
   * when it is too much, BUILD `only` when that is no part of the plan. BUILD `count` when it is more than
   * `CONFIRM_ABOVE.count` requests and not `confirmed`.
   */
  'run.flow': stream(
    z.object({
      collectionId: z.string(),
      /** Of a folder or a request; empty is the collection. */
      path: z.string(),
      /** Paths of requests: those alone, in this order. */
      items: z.array(z.string()).min(1).optional(),
      /** Where it is run: which environments hold. */
      scope: Scope.pick({ workspaceId: true, environment: true, globalEnvironment: true }),
      /** How often; with `data` as many as there are rows, by itself once. With more, the rows begin anew. */
      iterations: z.number().int().positive().optional(),
      /** The values of a row count before all variables but those that actions set in its iteration. */
      data: z.array(DataRow).min(1).optional(),
      /** Of all that only these, each in its iteration with its row; in the order of the plan whatever theirs is. */
      only: z.array(FlowPlace).min(1).optional(),
      /** Between two requests. */
      delayMs: DelayMs,
      /** End with the first that fails. */
      bail: z.boolean(),
      /** After which a request is given up, whatever its settings say; it may be less by those. */
      timeoutMs: z.number().positive().optional(),
      confirmed: z.boolean().optional()
    }),
    FlowEvent,
    FlowMessage
  )
}
