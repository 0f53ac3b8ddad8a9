import { z } from 'zod'
import { Bytes } from '../model/bytes.ts'
import { BodyInfo, Exchange } from '../model/exchange.ts'
import { LogEntry } from '../model/socket/log-entry.ts'
import { LaneTime, LogBin, LogStanding, PingTime } from '../model/socket/log-event.ts'
import { LogFilter } from '../model/socket/log-filter.ts'
import { call, stream } from './define.ts'
import { MAX_BODY_CHUNK, MAX_LOG_BINS, MAX_LOG_ENTRIES } from './limits.ts'

const Count = z.number().int().nonnegative()
const Ms = z.number().nonnegative()
const Id = z.object({ id: z.string() })
const Filtered = Id.extend({ filterId: z.string() })
const Page = { from: Count, count: z.number().int().positive().max(MAX_LOG_ENTRIES) }

/**
 * The log of a session lies on disk and is read by window, while it grows and long after. Calls about one that is not
 * open in this session (any more): IO `log-closed`.
 */
export const sessionLogContract = {
  /**
   * Opens a log, which can be read as long as this stream lasts, and tells how far it has come: at once, and again a few
   * times a second while it grows. IO `not-kept` when there is none of that id.
   */
  'log.open': stream(Id, LogStanding),
  /** Entries by their `seq` from `from` on; from the first that is kept where that is later. Fewer at the end. */
  'log.entries': call(Id.extend(Page), z.array(LogEntry)),
  /**
   * Looks through the whole log, from its beginning, and goes on as long as that grows; the filter lives as long as this
   * stream. BUILD `query` or `jsonPath` when it is none, TIMEOUT `search` when a pattern makes no progress.
   */
  'log.filter': stream(
    Id.extend({ filter: LogFilter }),
    z.object({
      filterId: z.string(),
      /** Found so far. Those that were dropped from the log meanwhile count no more. */
      matches: Count,
      /** Entries before this `seq` were looked at. */
      searched: Count,
      /** All there are at this moment were looked at. */
      upToDate: z.boolean()
    })
  ),
  /** Entries that a filter found, counted from the first that is kept. */
  'log.found': call(Filtered.extend(Page), z.array(LogEntry)),
  /** The place among what a filter found, from 0, of the first at or after a `seq`. Null where there is none (yet). */
  'log.foundAt': call(Filtered.extend({ seq: Count }), z.object({ n: Count, seq: Count }).nullable()),
  /** Messages over a span of the session's clock, in `count` equal parts; of a filter, those that it found. */
  'log.bins': call(
    Id.extend({
      filterId: z.string().optional(),
      fromMs: Ms,
      toMs: Ms,
      count: z.number().int().positive().max(MAX_LOG_BINS)
    }),
    z.array(LogBin)
  ),
  /** The latest pings of ours, at most some thousands, and all lanes. */
  'log.times': call(Id, z.object({ pings: z.array(PingTime), lanes: z.array(LaneTime) })),
  /** Makes the payload of a message readable by `body.read`, as a body of this session. */
  'log.openMessage': call(Id.extend({ seq: Count }), BodyInfo),
  /** What was measured of a handshake. */
  'log.exchange': call(Id.extend({ seq: Count }), Exchange),
  /** Marks an entry, or takes the mark away. */
  'log.mark': call(Id.extend({ seq: Count, marked: z.boolean() }), z.void()),
  /**
   * Writes a log, or what a filter found in it, into a file: NDJSON, a record a line, or HAR with `_webSocketMessages`.
   * The file is a body of this session, told last.
   */
  'log.export': stream(
    Id.extend({ filterId: z.string().optional(), format: z.enum(['ndjson', 'har']) }),
    z.object({ written: Count, of: Count, body: BodyInfo.optional() })
  ),
  /**
   * Takes a file that `log.export` has written, or a browser, as a log, and lists it in the history. The messages are
   * the file. BUILD `file` when it is none.
   */
  'log.import': stream(
    z.object({ name: z.string(), size: Count }),
    z.object({ id: z.string().optional(), entries: Count, problems: z.array(z.string()) }),
    Bytes.refine(chunk => chunk.byteLength <= MAX_BODY_CHUNK, 'chunk too large')
  )
}
