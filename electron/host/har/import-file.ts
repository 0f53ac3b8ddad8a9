import type { TextSource } from '#engine/text/text-source.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { harContract } from '#shared/contract/har.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { countOf } from '#shared/format/count.ts'
import type { HistoryLimits } from '#shared/model/history.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { HarThreadContract, ReadExchange } from './har-thread-contract.ts'
import { fitHistory, inputOf } from './take-in-har.ts'

/** Exchanges and bytes of bodies that are taken in at once: the history looks at all that it has for each batch. */
const BATCH = { count: 256, bytes: 8 * 1024 * 1024 }

/** Takes the exchanges of a file into the history, in their order. See `har.import`. */
export async function* importFile(
  thread: RpcClient<HarThreadContract>,
  { name, source }: { name: string; source: TextSource },
  history: HistoryStore
): AsyncGenerator<EventOf<typeof harContract, 'har.import'>> {
  const { count, problems: unread } = await thread.call('read', { source })
  const { from, problems: unfit } = fitHistory(count, history.limits, await history.roomForImported())
  const of = count - from
  const problems = [...unread, ...unfit]
  yield { imported: 0, of, problems }
  const importedAt = Date.now()
  const ids: string[] = []
  for await (const batch of inBatches(thread.stream('take', { from }))) {
    const inputs = batch.map((read, index) =>
      inputOf(read, name, new Date(importedAt - (of - 1 - ids.length - index)).toISOString())
    )
    await history.recordAll(await Promise.all(inputs))
    ids.push(...batch.map(({ exchange }) => exchange.id))
    yield { imported: ids.length, of, problems }
  }
  const kept = await history.countKept(ids)
  if (kept < of) yield { imported: kept, of, problems: [...problems, tellDropped(of - kept, history.limits)] }
}

async function* inBatches(read: AsyncIterable<ReadExchange>): AsyncGenerator<ReadExchange[]> {
  let batch: ReadExchange[] = []
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
