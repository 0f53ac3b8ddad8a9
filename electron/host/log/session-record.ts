import type { LogTotals } from '#engine/session-log/format/log-totals.ts'
import type { HistorySession } from '#shared/model/history.ts'

/** What the totals of a log say of its session. */
export function sessionOf(log: string, { sent, received, lanes, lastMs }: LogTotals): HistorySession {
  const counts = { sent: { ...sent }, received: { ...received }, lanes }
  return { log, ...counts, durationMs: lastMs, logBytes: 0 }
}
