import { z } from 'zod'
import { call } from './define.ts'

/** Largest window that one `body.read` returns, in bytes. */
export const MAX_BODY_WINDOW = 1024 * 1024

export const bodyContract = {
  /** Reads a window of a stored body. Shorter than `length` at the end; empty beyond it. IO when it is gone. */
  'body.read': call(
    z.object({
      id: z.string(),
      offset: z.number().int().nonnegative(),
      length: z.number().int().positive().max(MAX_BODY_WINDOW)
    }),
    z.instanceof(Uint8Array)
  ),
  /** Frees a stored body. Freeing one that is gone already is no error. */
  'body.release': call(z.object({ id: z.string() }), z.void())
}
