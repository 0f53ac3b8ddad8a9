import type { TextSource } from '#engine/text/text-source.ts'
import type { EventOf } from '#shared/contract/define.ts'
import type { harContract } from '#shared/contract/har.ts'
import type { RpcClient } from '#shared/rpc/client.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { HarThreadContract } from './har-thread-contract.ts'
import { fitHistory, takeIn } from './take-in-har.ts'

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
  for await (const read of thread.stream('take', { from })) {
    const listedAt = new Date(importedAt - (of - 1 - ids.length)).toISOString()
    await takeIn(read, name, listedAt, history)
    ids.push(read.exchange.id)
    yield { imported: ids.length, of, problems }
  }
  const kept = await history.countKept(ids)
  if (kept < of) yield { imported: kept, of, problems: [...problems, tellDropped(of - kept)] }
}

function tellDropped(dropped: number): string {
  const exchanges = dropped === 1 ? '1 exchange' : `${dropped.toLocaleString('en')} exchanges`
  return `${exchanges} dropped again: the history keeps no more bytes.`
}
