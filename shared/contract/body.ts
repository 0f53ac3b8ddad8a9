import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { call } from './define.ts'
import { MAX_BODY_WINDOW } from './limits.ts'

export const bodyContract = {
  /** Reads a window of a stored body. Shorter than `length` at the end; empty beyond it. IO when it is gone. */
  'body.read': call(
    z.object({
      id: z.string(),
      offset: z.number().int().nonnegative(),
      length: z.number().int().positive().max(MAX_BODY_WINDOW)
    }),
    Bytes
  ),
  /** Frees a stored body. Freeing one that is gone already is no error. */
  'body.release': call(z.object({ id: z.string() }), z.void())
}
