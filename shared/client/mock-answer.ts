import type { ErrorCode } from '../model/error-codes.ts'
import type { PhaseName } from '../model/phases.ts'
import type { Header } from '../model/request.ts'
import type { ServerSentEvent } from '../model/server-sent-event.ts'

/** How a scripted exchange fails. Without a `phase` it fails while waiting for the answer. */
export interface MockFailure {
  code: ErrorCode
  phase?: PhaseName
  reason?: string
  facts?: Record<string, string | number>
}

/** What a scripted exchange answers. Everything has a default: an empty 200. */
export interface MockAnswer {
  status?: number
  statusText?: string
  headers?: Header[]
  body?: Uint8Array | string
  /** Told after the head, in order. */
  events?: ServerSentEvent[]
  /** Milliseconds of the phases. Scripted time: nobody waits for it. */
  phases?: Partial<Record<PhaseName, number>>
  error?: MockFailure
  /** Goes no further than into this phase, until it is aborted. */
  hangsIn?: PhaseName
}
