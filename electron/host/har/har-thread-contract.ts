import { z } from 'zod'
import { TextSource } from '#engine/text/text-source.ts'
import { call, stream } from '#shared/contract/define.ts'
import { Bytes } from '#shared/model/bytes.ts'
import { Draft } from '#shared/model/draft/draft.ts'
import { Exchange } from '#shared/model/exchange.ts'
import { HistoryRecord } from '#shared/model/history.ts'

const Count = z.number()

/** An exchange out of a file, as the history takes it. */
const ReadExchange = z.object({
  exchange: Exchange,
  draft: Draft,
  /** Of the answer, as far as the file has it. */
  body: Bytes.optional(),
  /** What is secret in it: see `secretForms`. */
  secrets: z.array(z.string())
})
export type ReadExchange = z.infer<typeof ReadExchange>

/** One that went on as a session. Where its messages cannot be taken in, it is an exchange like others. */
const ReadEntry = ReadExchange.extend({ session: z.number().optional() })
export type ReadEntry = z.infer<typeof ReadEntry>

/** An exchange of the history, and the path of the body that is kept of it. */
const RecordToWrite = z.object({ record: HistoryRecord, bodyPath: z.string().optional() })
export type RecordToWrite = z.infer<typeof RecordToWrite>

/** What the thread of a HAR file is asked: it reads one, or writes one. */
export const harThreadContract = {
  /** BUILD `file` when it is no HAR file. See `importHar`. */
  read: call(z.object({ source: TextSource }), z.object({ count: Count, problems: z.array(z.string()) })),
  /** What is in the file that was read, from an index on. `session`: by which its log is asked for. */
  take: stream(z.object({ from: Count }), ReadEntry),
  /** Writes the log of a session into a folder where there is none. BUILD `file` when it has none. */
  writeLog: call(
    z.object({
      session: Count,
      folder: z.string(),
      limits: z.object({ maxEntries: Count, maxBytes: Count })
    }),
    z.object({ problems: z.array(z.string()) })
  ),
  /**
   * A file with the exchanges that the messages are, as it is written.
   * @event `lacking`: of so many the body could not be had, so far
   */
  write: stream(z.object({}), z.object({ bytes: Bytes, lacking: Count }), RecordToWrite)
}
export type HarThreadContract = typeof harThreadContract
