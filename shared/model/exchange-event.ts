import { z } from 'zod'
import { ErrorRecord } from './error.ts'
import {
  Connection,
  Exchange,
  ExchangeRequest,
  Hop,
  HopRequest,
  Phase,
  ResponseHead,
  SentRequest
} from './exchange.ts'
import { HOP_REASONS } from './hop-reasons.ts'
import { PHASE_NAMES } from './phases.ts'

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
    cause: ErrorRecord.optional(),
    request: HopRequest,
    startMs: ms
  }),
  z.object({ type: z.literal('phase-started'), hop, name: z.enum(PHASE_NAMES), startMs: ms }),
  z.object({ type: z.literal('phase-ended'), hop, phase: Phase }),
  z.object({ type: z.literal('connection'), hop, connection: Connection }),
  z.object({ type: z.literal('request-sent'), hop, sent: SentRequest }),
  z.object({ type: z.literal('response-head'), hop, response: ResponseHead }),
  /** Bytes of body so far: written, and received before decompression. */
  z.object({
    type: z.literal('progress'),
    hop,
    atMs: ms,
    sentBytes: z.number().int(),
    receivedBytes: z.number().int()
  }),
  z.object({ type: z.literal('hop-ended'), hop, record: Hop }),
  z.object({ type: z.literal('done'), exchange: Exchange })
])
export type ExchangeEvent = z.infer<typeof ExchangeEvent>
