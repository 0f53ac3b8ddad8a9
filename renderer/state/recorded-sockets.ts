import { restoreFromHistory } from './history.ts'
import { host } from './host.ts'

/** So many of the latest of the history are looked through for a session that has just been imported. */
const MOST_LATEST = 50

/** Opens the session of the history whose log this is in a tab. @throws ClientError */
export async function openRecordedLog(logId: string): Promise<void> {
  const client = await host.ready()
  const { entries } = await client.call('history.list', { limit: MOST_LATEST })
  const entry = entries.find(({ socket }) => socket?.log === logId)
  if (entry) await restoreFromHistory(entry.id)
}
