import { useEffect, useRef, useState } from 'react'
import type { LaneTime, PingTime } from '#shared/model/socket/log-event.ts'
import { host } from '../../../state/host.ts'
import { PacedReader } from './paced-reader.ts'

const LEAST_MS = 500

/** The connections of a session, and its latest pings. */
export interface LogTimes {
  lanes: readonly LaneTime[]
  pings: readonly PingTime[]
}

const NONE: LogTimes = { lanes: [], pings: [] }

/** The same, read again when the log has grown. @param next the seq of the next entry; undefined reads nothing */
export function useLogTimes(id: string, next: number | undefined): LogTimes {
  const [known, setKnown] = useState<{ id: string; times: LogTimes }>()
  const reader = useRef<PacedReader<number, LogTimes>>(undefined)
  useEffect(() => {
    const made = new PacedReader<number, LogTimes>(
      async () => (await host.ready()).call('log.times', { id }),
      times => setKnown({ id, times }),
      LEAST_MS
    )
    reader.current = made
    return () => made.end()
  }, [id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another log has another reader
  useEffect(() => {
    if (next !== undefined) reader.current?.want(next)
  }, [id, next])
  return known?.id === id ? known.times : NONE
}
