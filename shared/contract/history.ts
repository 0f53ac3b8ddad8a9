import { z } from 'zod'
import { BodyInfo } from '../model/exchange.ts'
import { HistoryEntry, HistoryRecord } from '../model/history.ts'
import { call, stream } from './define.ts'

const Id = z.object({ id: z.string() })

export const historyContract = {
  /** Latest first. `text`: every word of it occurs in what was kept. `before`: the `next` of the page before. */
  'history.list': call(
    z.object({
      text: z.string().optional(),
      before: z.string().optional(),
      limit: z.number().int().positive().max(500)
    }),
    z.object({ entries: z.array(HistoryEntry), next: z.string().optional() })
  ),
  'history.read': call(Id, HistoryRecord),
  /** An exchange, and the latest one before it of the same request. IO `not-kept` when it is not in the history. */
  'history.before': call(Id, z.object({ entry: HistoryEntry, before: HistoryEntry.optional() })),
  /** Makes the kept body readable by `body.read`, as a body of this session. IO when it is no longer kept. */
  'history.openBody': call(Id, BodyInfo),
  'history.delete': call(z.object({ ids: z.array(z.string()).min(1) }), z.void()),
  'history.clear': call(z.object({}), z.void()),
  /** What of it cannot be read and was not told of yet: sentences for the person whose history it is. */
  'history.check': call(z.object({}), z.array(z.string())),
  /** How much there is, and again each time that changes, in whatever process. */
  'history.watch': stream(
    z.object({}),
    z.object({ count: z.number().int().nonnegative(), bytes: z.number().int().nonnegative() })
  )
}
