/** Told that a coding was damaged: what was decoded until then is kept. */
export type ReportDamage = (coding: string, problem: string) => void

/** Where the bytes of a response go. */
export interface BodySink {
  /** @returns false when the sender should pause until `drained` */
  write(chunk: Uint8Array): boolean
  /** Calls back once when the sender may go on. */
  drained(callback: () => void): void
  /** @returns when all has been decoded; undefined when that is already so */
  finish(complete: boolean): Promise<void> | undefined
}
