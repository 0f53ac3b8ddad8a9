import type { ClientError } from '#shared/model/client-error.ts'

/** Somebody who takes a body as it comes, in the place of a store. */
export interface BodyOutlet {
  /** Why nothing more is taken. */
  readonly failure: ClientError | undefined
  /** @returns false when the writer should pause until `drained`, and look for a failure then. Chunks may be kept. */
  write(chunk: Uint8Array): boolean
  /** Calls back once when all that was written has been taken, also when there is a failure. */
  drained(callback: () => void): void
}
