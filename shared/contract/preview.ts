import { z } from 'zod'
import { stream } from './define.ts'

export const previewContract = {
  /**
   * Serves a stored HTML document at an address of its own, for as long as the stream is open: `id` names it, see
   * `shared/preview/preview-address.ts`. It runs no script and, without `base`, loads nothing. BODY_LIMIT when it is too
   * large to be previewed, IO when it is gone, BUILD `unavailable` where it would be shown to somebody else.
   */
  'preview.open': stream(
    z.object({
      bodyId: z.string(),
      /** The media type in lower case without parameters. */
      contentType: z.string(),
      /** The charset parameter. */
      charset: z.string().optional(),
      /** The encoding that is taken whatever else is said, by its WHATWG name. */
      encoding: z.string().optional(),
      /**
       * Where it came from, which its relative addresses start at: pictures, styles, fonts and media may be loaded then.
       */
      base: z.url({ protocol: /^https?$/ }).optional()
    }),
    z.object({ id: z.string() })
  )
}
