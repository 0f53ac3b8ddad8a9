import type { LogTotals } from '#engine/session-log/format/log-totals.ts'
import type { BodyAccess } from '#shared/client/body-access.ts'
import type { HistorySession } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import { type EndedExchange, historyInput } from '../send/record-exchange.ts'

/** What a log says of its session. */
export function sessionOf(log: string, { sent, received, lanes, lastMs }: LogTotals): HistorySession {
  const counts = { sent: { ...sent }, received: { ...received }, lanes }
  return { log, ...counts, durationMs: lastMs, logBytes: 0 }
}

/**
 * Keeps an exchange in the history that went on, or goes on, as a session.
 * @throws ClientError IO
 */
export async function recordSession(
  ended: EndedExchange,
  socket: HistorySession,
  history: HistoryStore,
  bodies: BodyAccess | undefined
): Promise<void> {
  const input = await historyInput(ended, bodies)
  await history.record({ ...input, entry: { ...input.entry, socket } })
}
