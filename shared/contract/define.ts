import type { z } from 'zod'

/** One question, one answer. */
export interface CallDefinition<I extends z.ZodType, O extends z.ZodType> {
  kind: 'call'
  input: I
  output: O
}

/**
 * One question, a stream of events as answer. `message` is what the asker may send while the stream is open
 * (a request body, a socket frame); without it, sending one is an error.
 */
export interface StreamDefinition<I extends z.ZodType, E extends z.ZodType, M extends z.ZodType> {
  kind: 'stream'
  input: I
  event: E
  message?: M
}

export function call<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): CallDefinition<I, O> {
  return { kind: 'call', input, output }
}

export function stream<I extends z.ZodType, E extends z.ZodType, M extends z.ZodType = z.ZodNever>(
  input: I,
  event: E,
  message?: M
): StreamDefinition<I, E, M> {
  return { kind: 'stream', input, event, ...(message && { message }) }
}

// biome-ignore lint/suspicious/noExplicitAny: the bound of every contract; each procedure keeps its own types
export type AnyContract = Record<string, CallDefinition<any, any> | StreamDefinition<any, any, any>>

export type CallName<C extends AnyContract> = {
  [N in keyof C]: C[N] extends CallDefinition<z.ZodType, z.ZodType> ? N : never
}[keyof C] &
  string

export type StreamName<C extends AnyContract> = Exclude<keyof C & string, CallName<C>>

export type InputOf<C extends AnyContract, N extends keyof C> = z.input<C[N]['input']>

export type OutputOf<C extends AnyContract, N extends keyof C> =
  C[N] extends CallDefinition<z.ZodType, infer O> ? z.output<O> : never

export type EventOf<C extends AnyContract, N extends keyof C> =
  C[N] extends StreamDefinition<z.ZodType, infer E, z.ZodType> ? z.output<E> : never

export type MessageOf<C extends AnyContract, N extends keyof C> =
  C[N] extends StreamDefinition<z.ZodType, z.ZodType, infer M> ? z.output<M> : never
