import { z } from 'zod'
import { ERROR_CODES } from './error-codes.ts'
import { Phase } from './exchange.ts'
import { Results } from './results.ts'
import { DraftProblem } from './send-event.ts'

const Count = z.number().int().nonnegative()
/** Milliseconds on the run's one clock, whose 0 is its start. */
const Ms = z.number().nonnegative()

/** One exchange of a run, as much as is told of it. */
export const RunExchange = z.object({
  /** Its place in the order in which they were begun, from 0. */
  index: Count,
  startMs: Ms,
  totalMs: Ms,
  /** Of all its hops, on the clock of the run. */
  phases: z.array(Phase),
  /** Of the last answer. */
  status: z.number().int().optional(),
  /** The code of what it failed with. */
  error: z.enum(ERROR_CODES).optional(),
  /** Bytes of the body of the last answer, decoded. */
  size: Count,
  /** Whether a connection had to be opened for it, or would have had to be. */
  cold: z.boolean(),
  /** Assertions and actions. */
  passed: Count,
  failed: Count
})
export type RunExchange = z.infer<typeof RunExchange>

/** What a request is repeated with. See `shared/run/limits.ts` for what is confirmed. */
export const CONNECTION_USES = ['reuse', 'fresh'] as const
export type ConnectionUse = (typeof CONNECTION_USES)[number]

/** How it went. `stopped`: by whoever asked for it; what was under way then was aborted and is not told. */
export const RepeatEvent = z.discriminatedUnion('type', [
  /** It can be sent, and goes from now on. */
  z.object({ type: z.literal('prepared'), startedAt: z.string(), insecure: z.boolean() }),
  /** It cannot be sent, or no longer. Nothing else is told. */
  z.object({ type: z.literal('refused'), problems: z.array(DraftProblem) }),
  /** The history could not keep a request for a token, and why: a sentence for a person, each told once. */
  z.object({ type: z.literal('unrecorded'), problem: z.string() }),
  z.object({ type: z.literal('exchange'), exchange: RunExchange }),
  z.object({ type: z.literal('done'), elapsedMs: Ms, stopped: z.boolean() })
])
export type RepeatEvent = z.infer<typeof RepeatEvent>

/** A request of a folder that is run. */
export const FlowItem = z.object({
  /** In the collection. */
  path: z.string(),
  name: z.string(),
  method: z.string().optional(),
  /** As written. */
  url: z.string().optional()
})
export type FlowItem = z.infer<typeof FlowItem>

/** Of one iteration, by the names of its columns. */
export const DataRow = z.record(z.string(), z.string())
export type DataRow = z.infer<typeof DataRow>

/** Something that keeps a request of a run from being sent. */
const RunProblem = DraftProblem.pick({ field: true, problem: true })
export type RunProblem = z.infer<typeof RunProblem>

/** One request of one iteration, both counted from 0. */
export const FlowPlace = z.object({
  iteration: Count,
  /** Its place among the items of the plan. */
  item: Count
})
export type FlowPlace = z.infer<typeof FlowPlace>

/** What was asked last in an exchange. Secrets in it are masked. */
const Asked = z.object({
  method: z.string(),
  url: z.string(),
  /** How many redirects led there. */
  redirects: Count,
  /** Absent when there was no answer. */
  status: z.number().int().optional()
})
export type Asked = z.infer<typeof Asked>

/** One request of one iteration that came to its end. What is secret in its texts is masked. */
export const FlowExchange = RunExchange.extend({
  ...FlowPlace.shape,
  /** `failed`: it could not be sent, got no answer, or an assertion or action of it failed. */
  outcome: z.enum(['passed', 'failed']),
  results: Results.optional(),
  /** What keeps it from being sent. */
  problems: z.array(RunProblem).optional(),
  /** What it failed with, as a sentence. */
  message: z.string().optional(),
  /** Of one that failed, and was sent. */
  asked: Asked.optional(),
  /** Under which it is in the history; absent when nothing was sent or it could not be kept. */
  historyId: z.string().optional()
})
export type FlowExchange = z.infer<typeof FlowExchange>

export const FlowEvent = z.discriminatedUnion('type', [
  /** What is run, in order, so many times; `total` requests of that. */
  z.object({
    ...{ type: z.literal('plan'), startedAt: z.string() },
    ...{ items: z.array(FlowItem), iterations: Count, total: Count }
  }),
  z.object({ type: z.literal('iteration-started'), iteration: Count, row: DataRow.optional() }),
  z.object({ type: z.literal('item-started'), index: Count, iteration: Count, item: Count, startMs: Ms }),
  z.object({ type: z.literal('item-ended'), exchange: FlowExchange }),
  /** It waits before the next request, because it was asked to. */
  z.object({ type: z.literal('paused') }),
  z.object({ type: z.literal('resumed') }),
  /** The history could not keep a request, and why: sentences for a person. */
  z.object({ type: z.literal('unrecorded'), problem: z.string() }),
  z.object({
    type: z.literal('done'),
    elapsedMs: Ms,
    passed: Count,
    failed: Count,
    notRun: Count,
    /** By whom it ended before its end: who asked for it, or the first failure. */
    ended: z.enum(['stopped', 'bailed']).optional()
  })
])
export type FlowEvent = z.infer<typeof FlowEvent>

/** What may be said to a run through a folder while it goes: a request that is under way comes to its end first. */
export const FlowMessage = z.object({ type: z.enum(['pause', 'resume']) })
export type FlowMessage = z.infer<typeof FlowMessage>
