import { importLog } from '#engine/session-log/in-log-thread.ts'
import type { EventOf, InputOf } from '#shared/contract/define.ts'
import type { sessionLogContract } from '#shared/contract/session-log.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { ofLength } from '../gather-bytes.ts'
import { recordExchange } from '../send/record-exchange.ts'
import { importedSession } from './imported-session.ts'
import type { SessionLogs } from './session-logs.ts'

export interface ImportLogParts {
  logs: SessionLogs
  history: HistoryStore
}

type Progress = EventOf<typeof sessionLogContract, 'log.import'>

/** Takes a file as a log, and lists it in the history: see `log.import`. */
export async function* importSession(
  { name, size }: InputOf<typeof sessionLogContract, 'log.import'>,
  chunks: AsyncIterable<Uint8Array>,
  { logs, history }: ImportLogParts,
  signal: AbortSignal
): AsyncGenerator<Progress> {
  const listedAt = new Date().toISOString()
  const reserved = await logs.reserve()
  const { id, path, end, discard } = reserved
  let isKept = false
  try {
    let last: Progress = { entries: 0, problems: [] }
    const target = { folder: path, startedAt: listedAt, limits: logs.limits }
    for await (const progress of importLog(target, ofLength(chunks, size, 'file'), signal)) {
      last = progress
      yield progress
    }
    // It stays claimed until it is listed: nobody may take it for one that was left behind.
    await recordExchange(await importedSession(reserved, logs, name, listedAt), history, undefined)
    isKept = true
    await end()
    yield { ...last, id }
  } finally {
    await end()
    if (!isKept) await discard()
  }
}
