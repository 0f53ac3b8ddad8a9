import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { BodyInfo } from '../model/exchange.ts'
import { call, stream } from './define.ts'
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
  /**
   * A range of a stored body as a body by itself, which nothing is copied for: a part of a multipart message. It goes
   * with the one that it is of. IO when that is gone or does not reach so far.
   */
  'body.slice': call(
    z.object({
      id: z.string(),
      offset: z.number().int().nonnegative(),
      length: z.number().int().nonnegative(),
      /** The media type in lower case without parameters. */
      contentType: z.string(),
      charset: z.string().optional()
    }),
    BodyInfo
  ),
  /**
   * Copies a stored body into a file, which appears, or is replaced, only once it is whole: when the stream ends.
   * Cancelling leaves nothing of it. BUILD `path` when the path was not granted on the host's machine or no file can
   * be there; IO when it cannot be written, or the body is gone.
   */
  'body.save': stream(
    z.object({ id: z.string(), path: z.string() }),
    z.object({ savedBytes: z.number().int().nonnegative(), size: z.number().int().nonnegative() })
  ),
  /** Frees a stored body. Freeing one that is gone already is no error. */
  'body.release': call(z.object({ id: z.string() }), z.void())
}
