import type { LogEntry } from '#shared/model/socket/log-entry.ts'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { findByTime } from '#shared/session-timeline/find-by-time.ts'
import { changeConsole } from '../../../state/consoles.ts'
import { host } from '../../../state/host.ts'

/**
 * Selects the message nearest to a time in the list of a tab, among those that are listed.
 * @throws ClientError IO when the log cannot be read
 */
export async function goToTime(
  tabId: string,
  { id, filterId, standing }: { id: string; filterId: string | undefined; standing: LogStanding },
  atMs: number
): Promise<void> {
  const client = await host.ready()
  const { first, next } = standing
  const isMessage = ({ kind }: LogEntry) => kind === 'message'
  // How many a filter found is not known here: no more than there are.
  const entry =
    filterId === undefined
      ? await findByTime(
          (from, count) => client.call('log.entries', { id, from, count }),
          ...([first, next, atMs, isMessage] as const)
        )
      : await findByTime(
          (from, count) => client.call('log.found', { id, filterId, from, count }),
          ...([0, next - first, atMs, isMessage] as const)
        )
  if (entry) changeConsole(tabId, { selected: entry.seq, following: false })
}
