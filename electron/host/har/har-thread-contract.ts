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

/** An exchange of the history, and the path of the body that is kept of it. */
const RecordToWrite = z.object({ record: HistoryRecord, bodyPath: z.string().optional() })
export type RecordToWrite = z.infer<typeof RecordToWrite>

/** What the thread of a HAR file is asked: it reads one, or writes one. */
export const harThreadContract = {
  /** BUILD `file` when it is no HAR file. See `importHar`. */
  read: call(z.object({ source: TextSource }), z.object({ count: Count, problems: z.array(z.string()) })),
  /** The exchanges of the file that was read, from an index on. */
  take: stream(z.object({ from: Count }), ReadExchange),
  /**
   * A file with the exchanges that the messages are, as it is written.
   * @event `lacking`: of so many the body could not be had, so far
   */
  write: stream(z.object({}), z.object({ bytes: Bytes, lacking: Count }), RecordToWrite)
}
export type HarThreadContract = typeof harThreadContract
