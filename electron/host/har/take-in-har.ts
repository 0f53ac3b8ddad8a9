import { countOf, formatCount } from '#shared/format/count.ts'
import type { HistoryLimits } from '#shared/model/history.ts'
import type { HistoryInput } from '#workspace/history/history-store.ts'
import { historyInput } from '../send/record-exchange.ts'
import type { ReadExchange } from './har-thread-contract.ts'
import { refuseHar } from './refuse-har.ts'

/**
 * How many exchanges of a file are left out, the first ones: the history has no room for them, so that they would only
 * be dropped again. And a sentence for a person, where that is so.
 * @param count of exchanges in the file
 * @param room see `HistoryStore.roomForImported`
 * @throws ClientError BUILD `file` when it has none
 */
export function fitHistory(
  count: number,
  { maxCount, maxBytes, maxDays }: HistoryLimits,
  room: number
): { from: number; problems: string[] } {
  if (maxCount === 0 || maxBytes === 0 || maxDays === 0)
    throw refuseHar('The history is switched off in the preferences, and imported exchanges are kept in it.')
  if (room === 0)
    throw refuseHar(
      `The history is full of what was sent, for which it has room for ${countOf(maxCount, 'exchange')}. Delete some, or let it keep more in the preferences.`
    )
  if (count <= room) return { from: 0, problems: [] }
  const problem = `Only the last ${formatCount(room)} of ${formatCount(count)} were taken over: the history keeps ${formatCount(maxCount)}, and nothing that was sent goes for what is imported.`
  return { from: count - room, problems: [problem] }
}

/**
 * An imported exchange as it is handed to the history, where it stands among what was sent at `listedAt`: by its own time
 * it could be older than the history reaches.
 * @param name of the file
 */
export function inputOf(
  { exchange, draft, body, secrets }: ReadExchange,
  name: string,
  listedAt: string
): Promise<HistoryInput> {
  return historyInput(
    { exchange, draft, source: { file: name }, results: undefined, secrets, listedAt },
    body && {
      readBody: async (_, offset, length) => body.slice(offset, offset + length),
      releaseBody: async () => {}
    }
  )
}
