import type { z } from 'zod'
import type { AnyContract, CallName, EventOf, MessageOf, OutputOf, StreamName } from '../contract/define.ts'

export interface CallContext {
  /** Aborted when the asker has cancelled or is gone. */
  signal: AbortSignal
}

export interface StreamContext<M> extends CallContext {
  /** What the asker sends into the stream. Pulling is what lets it send. */
  messages: AsyncIterable<M>
}

type CheckedInput<C extends AnyContract, N extends keyof C> = z.output<C[N]['input']>

/**
 * What answers a contract: a function for each call, a generator for each stream. A generator is pulled only while
 * the asker has room; when the asker leaves, its signal is aborted and its `finally` runs.
 */
export type Handlers<C extends AnyContract> = {
  [N in CallName<C>]: (input: CheckedInput<C, N>, context: CallContext) => Promise<OutputOf<C, N>>
} & {
  [N in StreamName<C>]: (
    input: CheckedInput<C, N>,
    context: StreamContext<MessageOf<C, N>>
  ) => AsyncIterable<EventOf<C, N>>
}

/** The same without the types of each procedure, as the server sees them once the input is checked. */
export type AnyCallHandler = (input: unknown, context: CallContext) => Promise<unknown>
export type AnyStreamHandler = (input: unknown, context: StreamContext<unknown>) => AsyncIterable<unknown>
