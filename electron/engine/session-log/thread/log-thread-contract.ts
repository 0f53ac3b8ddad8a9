import { z } from 'zod'
import { call, stream } from '#shared/contract/define.ts'
import { Bytes } from '#shared/model/bytes.ts'
import { LogBin } from '#shared/model/socket/log-event.ts'
import { LogFilter } from '#shared/model/socket/log-filter.ts'
import { EXPORT_FORMATS } from '../transfer/export-formats.ts'

const Count = z.number()
const Seqs = z.array(Count)

/** What the thread of a log is asked: one filter of it, or one file that is written or read. */
export const logThreadContract = {
  /** See `log.filter`. It does not end. */
  filter: stream(
    z.object({ folder: z.string(), filter: LogFilter, marks: Seqs }),
    z.object({ matches: Count, searched: Count, upToDate: z.boolean() })
  ),
  /** The log has grown, or other entries are marked. */
  look: call(z.object({ marks: Seqs }), z.void()),
  found: call(z.object({ from: Count, count: Count }), Seqs),
  foundAt: call(z.object({ seq: Count }), z.object({ n: Count, seq: Count }).nullable()),
  bins: call(z.object({ fromMs: Count, toMs: Count, count: Count }), z.array(LogBin)),
  /** The file piece by piece: of what was found where there is a filter in this thread, else of the whole log. */
  export: stream(
    z.object({ folder: z.string(), format: z.enum(EXPORT_FORMATS) }),
    z.object({ written: Count, of: Count, bytes: Bytes })
  ),
  /** Makes a log of a file, which the messages are, in a folder where there is none. @throws BUILD `file` */
  import: stream(
    z.object({
      folder: z.string(),
      /** ISO 8601: taken where the file does not say when it began. */
      startedAt: z.string(),
      limits: z.object({ maxEntries: Count, maxBytes: Count }).optional()
    }),
    z.object({ entries: Count, problems: z.array(z.string()) }),
    Bytes
  )
}
export type LogThreadContract = typeof logThreadContract
