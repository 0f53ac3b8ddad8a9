import { ImportProblems } from '#engine/session-log/transfer/import-problems.ts'
import type { TextSource } from '#engine/text/text-source.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { harContract } from '#shared/contract/har.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import type { HistoryLimits } from '#shared/model/history.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HistoryInput, HistoryStore } from '#workspace/history/history-store.ts'
import type { SessionLogs } from '../log/session-logs.ts'
import type { HarThreadContract, ReadEntry } from './har-thread-contract.ts'
import { SessionsTakenIn } from './sessions-taken-in.ts'
import { fitHistory } from './take-in-har.ts'

/** Exchanges and bytes of bodies that are taken in at once: the history looks at all that it has for each batch. */
const BATCH = { count: 256, bytes: 8 * 1024 * 1024 }

/** Takes the exchanges and sessions of a file into the history, in their order. See `har.import`. */
export async function* importFile(
  thread: RpcClient<HarThreadContract>,
  { name, source }: { name: string; source: TextSource },
  { history, logs }: { history: HistoryStore; logs: SessionLogs }
): AsyncGenerator<EventOf<typeof harContract, 'har.import'>> {
  const { count, problems: unread } = await thread.call('read', { source })
  const { from, problems: unfit } = fitHistory(count, history.limits, await history.roomForImported())
  const of = count - from
  yield { imported: 0, of, problems: [...unread, ...unfit] }
  const sessions = new SessionsTakenIn(thread, logs)
  const problems = () => [...unread, ...unfit, ...foldProblems(sessions.problems)]
  const importedAt = Date.now()
  const ids: string[] = []
  try {
    for await (const batch of inBatches(thread.stream('take', { from }))) {
      const inputs: HistoryInput[] = []
      for (const read of batch) {
        const listedAt = new Date(importedAt - (of - 1 - ids.length - inputs.length)).toISOString()
        inputs.push(await sessions.inputOf(read, name, listedAt))
      }
      await history.recordAll(inputs)
      await sessions.listed()
      ids.push(...inputs.map(({ entry }) => entry.id))
      yield { imported: ids.length, of, problems: problems() }
    }
  } finally {
    await sessions.end()
  }
  const kept = await history.countKept(ids)
  const dropped = kept < of ? [tellDropped(of - kept, history.limits)] : []
  const [log, ...others] = sessions.logs
  const isOneSession = log !== undefined && of === 1 && kept === 1 && others.length === 0
  if (dropped.length === 0 && !isOneSession) return
  yield {
    ...{ imported: kept, of, problems: [...problems(), ...dropped] },
    ...(isOneSession && { log })
  }
}

/** Of hundreds of sessions hundreds of messages may be left out. */
function foldProblems(problems: readonly string[]): string[] {
  const folded = new ImportProblems()
  for (const problem of problems) folded.add(problem)
  return folded.all
}

async function* inBatches(read: AsyncIterable<ReadEntry>): AsyncGenerator<ReadEntry[]> {
  let batch: ReadEntry[] = []
  let bytes = 0
  for await (const each of read) {
    batch.push(each)
    bytes += each.body?.byteLength ?? 0
    if (batch.length < BATCH.count && bytes < BATCH.bytes) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function tellDropped(dropped: number, { maxCount, maxBytes }: HistoryLimits): string {
  const were = dropped === 1 ? 'was' : 'were'
  const limits = `${countOf(maxCount, 'exchange')} and ${formatBytes(maxBytes)}`
  return `${countOf(dropped, 'exchange')} ${were} dropped again: the history keeps at most ${limits}.`
}
