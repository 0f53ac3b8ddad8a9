import { z } from 'zod'
import {
  Connection,
  Exchange,
  ExchangeRequest,
  HeaderChange,
  Hop,
  HopCause,
  HopRequest,
  Phase,
  ResponseHead,
  RetryFacts,
  SentRequest
} from './exchange.ts'
import { HOP_REASONS } from './hop-reasons.ts'
import { PHASE_NAMES } from './phases.ts'
import { ServerSentEvent } from './server-sent-event.ts'

const hop = z.number().int().nonnegative()
const ms = z.number().nonnegative()

/**
 * What an engine tells while an exchange runs, in order. The first is `started`, the last is `done`, also when it
 * fails: then `done` carries the exchange with its `error`. `progress` is coalesced; every other event is told once.
 */
export const ExchangeEvent = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    id: z.string(),
    startedAt: z.string(),
    request: ExchangeRequest,
    insecure: z.boolean()
  }),
  z.object({
    type: z.literal('hop-started'),
    hop,
    reason: z.enum(HOP_REASONS),
    cause: HopCause.optional(),
    retry: RetryFacts.optional(),
    changes: z.array(HeaderChange),
    request: HopRequest,
    startMs: ms
  }),
  z.object({ type: z.literal('phase-started'), hop, name: z.enum(PHASE_NAMES), startMs: ms }),
  z.object({ type: z.literal('phase-ended'), hop, phase: Phase }),
  /** With it the protocol is known, and so what the request looks like on the wire. */
  z.object({
    type: z.literal('connection'),
    hop,
    connection: Connection,
    request: HopRequest,
    changes: z.array(HeaderChange)
  }),
  /** All of it was written. Of an upload that takes a while it is told before, too, as far as it was then. */
  z.object({ type: z.literal('request-sent'), hop, sent: SentRequest }),
  /**
   * `bodyId`: where its body is stored, unless it is of no interest. Whoever has the engine in its own process can read
   * it while it grows; across a port it can be read once the exchange is done.
   */
  z.object({
    type: z.literal('response-head'),
    hop,
    response: ResponseHead,
    bodyId: z.string().optional()
  }),
  /** Bytes of body so far: written, and received before decompression. */
  z.object({
    type: z.literal('progress'),
    hop,
    atMs: ms,
    sentBytes: z.number().int(),
    receivedBytes: z.number().int()
  }),
  /** One event of an answer of type `text/event-stream` (HTML §9.2.6). */
  z.object({ type: z.literal('server-sent-event'), hop, atMs: ms, event: ServerSentEvent }),
  z.object({ type: z.literal('hop-ended'), hop, record: Hop }),
  z.object({ type: z.literal('done'), exchange: Exchange })
])
export type ExchangeEvent = z.infer<typeof ExchangeEvent>
