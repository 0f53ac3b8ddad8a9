import type { HistorySession } from '#shared/model/history.ts'
import type { HistoryStore } from '#workspace/history/history-store.ts'
import type { SessionLogStore } from '#workspace/session-logs/session-log-store.ts'
import { readSession } from './read-session.ts'
import { SessionLogs } from './session-logs.ts'

/** Younger ones may be about to be written into the history by another process. */
const YOUNG_MS = 60 * 60 * 1000

/**
 * Sets right what processes left behind that were killed: a session that went on then has ended, and a log that is in no
 * line of the history is deleted. Those of processes that live are left alone.
 * @throws ClientError IO
 */
export async function settleSessions(history: HistoryStore, store: SessionLogStore): Promise<void> {
  const logs = new SessionLogs(store, () => history.limits)
  const stored = (await store.list()).filter(({ live }) => !live)
  if (stored.length === 0) return
  const entries = await history.sessions()
  for (const { id, bytes, changedMs } of stored) {
    const entry = entries.get(id)
    try {
      if (entry?.socket?.live) {
        const session = await sessionIn(logs, id)
        await history.updateSession(entry.id, { ...session, logBytes: bytes })
      } else if (!entry && Date.now() - changedMs > YOUNG_MS) await logs.discard(id)
    } catch {
      // One that cannot be read, or deleted, keeps no other from being set right.
    }
  }
}

async function sessionIn(logs: SessionLogs, id: string): Promise<HistorySession> {
  const { log, close } = await logs.open(id)
  try {
    const { session } = await readSession(id, log)
    return session
  } finally {
    await close()
  }
}
