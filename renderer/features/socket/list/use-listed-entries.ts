import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { LogStanding } from '#shared/model/socket/log-event.ts'
import { host } from '../../../state/host.ts'
import { tellFailure } from '../../../state/notices.ts'
import { EntryWindow } from './entry-window.ts'

/** The entries of a log that are listed: all that are kept, by their `seq`, or what a filter found, counted from 0. */
export interface Listed {
  logId: string
  /** Counts up whenever the log was opened. */
  opened: number
  filterId: string | undefined
  /** The places of the first and behind the last. */
  begin: number
  end: number
}

/**
 * Entries of a log around what is in sight.
 * @param first the first entry that is kept: when it goes on, so do places
 * @param problems when other damage is known, entries are told anew
 */
export function useListedEntries(
  { logId, opened, filterId }: Listed,
  { first, problems }: Pick<LogStanding, 'first' | 'problems'>
): EntryWindow {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read of a log that was opened before is gone
  const window = useMemo(() => {
    const source =
      filterId === undefined
        ? {
            read: async (from: number, count: number) =>
              (await host.ready()).call('log.entries', { id: logId, from, count }),
            placeOf: ({ seq }: { seq: number }) => seq
          }
        : {
            read: async (from: number, count: number) =>
              (await host.ready()).call('log.found', { id: logId, filterId, from, count }),
            placeOf: (_: unknown, n: number) => n
          }
    return new EntryWindow(source, error => tellFailure('The log cannot be read', error))
  }, [logId, opened, filterId])
  useEffect(() => {
    window.open()
    return () => window.close()
  }, [window])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is counted from the first that is kept
  useEffect(() => {
    if (filterId !== undefined) window.clear()
  }, [window, filterId, first])
  const damage = problems.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: see `problems`
  useEffect(() => window.clear(), [window, damage])
  useSyncExternalStore(window.subscribe, () => window.version)
  return window
}
