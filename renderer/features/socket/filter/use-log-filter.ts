import { dequal } from 'dequal'
import { useEffect, useState } from 'react'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import { LogSearch, NOTHING_TOLD, type SearchTold } from './log-search.ts'

export interface FilterProgress extends SearchTold {
  /** A filter is wanted and has not found all there is. */
  busy: boolean
  stop: () => void
  /** Begins anew. */
  retry: () => void
}

/**
 * Looks through a log for what a filter says, for as long as that is wanted. What the filter before has found stays
 * until the first word of the next.
 * @param filter undefined where nothing is looked for
 */
export function useLogFilter(logId: string, opened: number, wanted: LogFilter | undefined): FilterProgress {
  const filter = useSame(wanted)
  const [told, setTold] = useState(NOTHING_TOLD)
  const [attempt, setAttempt] = useState(0)
  const [search] = useState(() => new LogSearch(setTold))
  useEffect(() => () => search.end(), [search])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a log that was opened anew, or another attempt, begins anew
  useEffect(
    () => search.begin(filter && opened > 0 ? { id: logId, filter } : undefined),
    [search, logId, opened, filter, attempt]
  )

  return {
    ...told,
    busy: filter !== undefined && !told.stopped && !told.error && !told.found?.upToDate,
    stop: () => search.stop(),
    retry: () => setAttempt(attempt + 1)
  }
}

/** The same object for as long as it says the same. */
function useSame<T>(value: T): T {
  const [same, setSame] = useState(value)
  if (same === value || dequal(same, value)) return same
  setSame(value)
  return value
}
