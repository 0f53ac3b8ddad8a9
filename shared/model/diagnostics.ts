import { z } from 'zod'
import { ERROR_CODES } from './error-codes.ts'
import { Connection } from './exchange.ts'
import { PHASE_NAMES } from './phases.ts'

const Count = z.number().int().nonnegative()
const Ms = z.number().nonnegative()

/** What became of many durations. The ends are exact, the quantiles are within 2 %. */
export const Distribution = z.object({
  count: Count.min(1),
  minMs: Ms,
  medianMs: Ms,
  p95Ms: Ms,
  p99Ms: Ms,
  maxMs: Ms
})
export type Distribution = z.infer<typeof Distribution>

/** The connections to one place by one way. */
export const PoolEntry = z.object({
  /** Origin and way, without any credentials. Two that differ in a certificate or a password read the same. */
  target: z.string(),
  /** Connections that stand and carry no request. */
  idle: Count,
  /** Connections that carry requests. */
  busy: Count,
  opening: Count,
  /** Requests that wait for their turn. */
  waiting: Count
})
export type PoolEntry = z.infer<typeof PoolEntry>

export const PoolState = z.object({
  limits: z.object({
    /** Connections to one target, those being opened included. */
    perOrigin: Count,
    total: Count,
    /** Connections that are kept without a request. */
    idle: Count,
    /** How long they are kept so. */
    idleMs: Ms
  }),
  /** Those with a connection or somebody who waits for one, in the order of their names. */
  targets: z.array(PoolEntry)
})
export type PoolState = z.infer<typeof PoolState>

/** What an engine has done since it was started. */
export const Diagnostics = z.object({
  /** ISO 8601. */
  since: z.string(),
  /** Exchanges that run now. */
  inFlight: Count,
  /** Exchanges that have ended. */
  exchanges: Count,
  /** Hops that have ended: requests that were made, or were to be made. */
  hops: Count,
  /** Hops by the status of their answer. */
  byStatus: z.record(z.string(), Count),
  /** Errors by their code: one for a hop that failed, and one for an exchange that failed although its hops did not. */
  byError: z.partialRecord(z.enum(ERROR_CODES), Count),
  /** Hops by what was spoken on their connection. */
  byProtocol: z.partialRecord(Connection.shape.protocol, Count),
  /** Bytes of bodies as they went over the wire, those of running exchanges included. */
  sentBytes: Count,
  receivedBytes: Count,
  /** Hops whose connection was opened for them, rode on a standing one, or could not be opened. */
  connections: z.object({ opened: Count, reused: Count, failed: Count }),
  /** Of exchanges, from beginning to end; absent before the first has ended. */
  total: Distribution.optional(),
  /** Of the phases that happened. */
  phases: z.partialRecord(z.enum(PHASE_NAMES), Distribution),
  pool: PoolState
})
export type Diagnostics = z.infer<typeof Diagnostics>
