import type { ClientError } from '#shared/model/client-error.ts'
import type { Damage } from './coding-warnings.ts'

export interface SinkListener {
  /** A coding was damaged: what was decoded until then is kept. */
  onDamage(coding: string, damage: Damage): void
  /** Nothing more is decoded or stored. Not told after `stop`. */
  onFailure(error: ClientError): void
}

/** Where the bytes of a response go. */
export interface BodySink {
  /** @returns false when the sender should pause until `drained` */
  write(chunk: Uint8Array): boolean
  /** Calls back once when the sender may go on. */
  drained(callback: () => void): void
  /** @returns when all has been decoded, or has failed; undefined when that is already so */
  finish(complete: boolean): Promise<void> | undefined
  /** Gives up at once what has not been decoded yet. */
  stop(): void
}
