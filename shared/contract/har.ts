import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { BodyInfo } from '../model/exchange.ts'
import { stream } from './define.ts'
import { MAX_BODY_CHUNK, MAX_HAR_FILE } from './limits.ts'

export const harContract = {
  /**
   * Writes exchanges of the history into a HAR 1.2 file, masked as they are kept there: those of `ids` in that order, or
   * all in which every word of `text` occurs, the first that was sent first. The file is a body of this session, told
   * last; it is saved as any other. IO when nothing of it is kept, or there is no place for the file.
   * @event `problems`: what the file lacks, and why, in sentences
   */
  'har.export': stream(
    z.union([z.object({ ids: z.array(z.string()).min(1) }), z.object({ text: z.string() })]),
    z.object({
      written: z.number().int().nonnegative(),
      of: z.number().int(),
      problems: z.array(z.string()),
      body: BodyInfo.optional()
    })
  ),
  /**
   * Takes the exchanges of a HAR file into the history, where they come first, as far as it has room beside what was sent,
   * and WebSockets with their messages as sessions; what is credential in them is masked. The messages are the file. BUILD `file` when it is no HAR file, not as long as
   * was said, or the history is off or has no room.
   * @event `problems`: what of it was left out, and why, in sentences. `imported` is less at the end than it was before
   * where some had to be dropped again. `log`: of the session that all of the file was
   */
  'har.import': stream(
    z.object({ name: z.string(), size: z.number().int().nonnegative().max(MAX_HAR_FILE) }),
    z.object({
      imported: z.number().int().nonnegative(),
      of: z.number().int(),
      problems: z.array(z.string()),
      log: z.string().optional()
    }),
    Bytes.refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  )
}
