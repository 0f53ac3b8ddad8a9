import type { ClientError } from '#shared/model/client-error.ts'

/** What takes in the decoded bytes of a body. */
export interface BodyTarget {
  /** Bytes stored so far. */
  readonly size: number
  /** Why nothing more is taken in. */
  readonly failure: ClientError | undefined
  /** @returns false when the writer should pause until `drained`, and look for a failure then. Chunks may be kept. */
  write(chunk: Uint8Array): boolean
  /** Calls back once when the writer may go on after `write` said false, also when there is a failure. */
  drained(callback: () => void): void
  /** Waits until everything is where it belongs. Undefined when nothing is to be waited for. @throws its failure */
  settle(): Promise<void> | undefined
}
