import type { UploadSource } from './upload.ts'

/** A request body that is ready to be sent. */
export interface UploadBody {
  /** In bytes; undefined when it is known only once all has been sent. */
  readonly size: number | undefined
  /** Whether it can be opened more than once, for a redirect, a retry or a signature. */
  readonly replayable: boolean
  open(): UploadSource
}
