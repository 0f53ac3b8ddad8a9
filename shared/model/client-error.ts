import { utcMinute } from '../format/utc-minute.ts'
import type { ErrorRecord } from './error.ts'
import type { ErrorCode } from './error-codes.ts'
import type { Explanation } from './error-entry.ts'
import { ERROR_TABLE } from './error-table.ts'
import type { Exchange } from './exchange.ts'
import type { PhaseName } from './phases.ts'

export interface ClientErrorInit {
  reason?: string | undefined
  phase?: PhaseName | undefined
  field?: string | undefined
  facts?: Record<string, string | number> | undefined
  cause?: unknown
  exchange?: Exchange | undefined
}

/**
 * The one error family. It is the same class on both sides of RPC: `toRecord()` crosses, `ClientError.from()`
 * restores. Where an exchange had begun, `exchange` holds what was measured until it failed.
 */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly code: ErrorCode
  readonly reason: string | undefined
  readonly phase: PhaseName | undefined
  readonly field: string | undefined
  readonly facts: Record<string, string | number>
  readonly hint: string
  readonly exchange: Exchange | undefined

  constructor(code: ErrorCode, init: ClientErrorInit = {}) {
    const facts = { ...init.facts }
    const { sentence, hint } = explain(code, init.reason, init.phase, facts)
    super(sentence, init.cause === undefined ? undefined : { cause: init.cause })
    this.code = code
    this.reason = init.reason
    this.phase = init.phase
    this.field = init.field
    this.facts = facts
    this.hint = hint
    this.exchange = init.exchange
  }

  /** Exit status of the command line for this error. */
  get exit(): number {
    return narrowerOf(this.code, this.reason)?.exit ?? ERROR_TABLE[this.code].exit
  }

  toRecord(): ErrorRecord {
    const cause = describeCause(this.cause)
    return {
      code: this.code,
      ...(this.reason !== undefined && { reason: this.reason }),
      ...(this.phase !== undefined && { phase: this.phase }),
      ...(this.field !== undefined && { field: this.field }),
      facts: this.facts,
      message: this.message,
      hint: this.hint,
      ...(cause && { cause })
    }
  }

  static from(record: ErrorRecord, exchange?: Exchange): ClientError {
    return new ClientError(record.code, { ...record, exchange })
  }

  /** Anything thrown, as a ClientError. What is none already is a bug of ours, or aborted. */
  static wrap(error: unknown): ClientError {
    if (error instanceof ClientError) return error
    if (error instanceof Error && error.name === 'AbortError')
      return new ClientError('ABORTED', { cause: error })
    const problem = error instanceof Error ? error.message : String(error)
    return new ClientError('INTERNAL', { facts: { problem }, cause: error })
  }
}

/** Facts that are times in ISO 8601, which sentences tell as people read them. */
const TIMES = ['validFrom', 'validTo']

function explain(
  code: ErrorCode,
  reason: string | undefined,
  phase: PhaseName | undefined,
  facts: Record<string, string | number>
): { sentence: string; hint: string } {
  const entry = ERROR_TABLE[code]
  const narrower = narrowerOf(code, reason)
  const { sentence, hint } = narrower
    ? { ...narrower, hint: narrower.hintFor?.(facts) ?? narrower.hint }
    : { ...entry, hint: (phase && entry.hintIn?.[phase]) ?? entry.hint }
  const isWebSocket = facts.scheme === 'ws' || facts.scheme === 'wss'
  const values: Record<string, string | number> = {
    reason: reason ?? code,
    phase: phase ?? 'the exchange',
    plain: isWebSocket ? 'ws://' : 'http://',
    secure: isWebSocket ? 'wss://' : 'https://',
    ...facts
  }
  for (const time of TIMES) if (typeof values[time] === 'string') values[time] = utcMinute(values[time])
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) =>
      String(Object.hasOwn(values, name) ? values[name] : `(${name})`)
    )
  return { sentence: fill(sentence), hint: fill(hint) }
}

function narrowerOf(code: ErrorCode, reason: string | undefined): Explanation | undefined {
  const { reasons } = ERROR_TABLE[code]
  return reason !== undefined && reasons && Object.hasOwn(reasons, reason) ? reasons[reason] : undefined
}

function describeCause(cause: unknown): ErrorRecord['cause'] {
  if (!cause || typeof cause !== 'object') return undefined
  const { name, message, code } = cause as { name?: unknown; message?: unknown; code?: unknown }
  if (typeof message !== 'string') return undefined
  return {
    name: typeof name === 'string' ? name : 'Error',
    ...(typeof code === 'string' && { code }),
    message
  }
}
