import { dequal } from 'dequal'
import { useEffect, useRef, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import { host } from '../../../state/host.ts'

/** So long after the last key a filter begins, in milliseconds. */
const PAUSE_MS = 200

export interface FilterProgress {
  /** What finds: absent before it has told anything, and where none is in force. */
  found?: { filterId: string; matches: number; searched: number; upToDate: boolean }
  /** Why it finds nothing any more. */
  error?: ClientError
  /** A person did not want to wait for it. */
  stopped: boolean
  /** A filter is wanted and has not found all there is. */
  busy: boolean
  stop: () => void
  /** Begins anew. */
  retry: () => void
}

type Told = Pick<FilterProgress, 'found' | 'error' | 'stopped'>

const NOTHING: Told = { stopped: false }

/**
 * Looks through a log for what a filter says, for as long as that is wanted. What the filter before has found stays
 * until the first word of the next.
 * @param filter undefined where nothing is looked for
 */
export function useLogFilter(logId: string, opened: number, wanted: LogFilter | undefined): FilterProgress {
  const filter = useSame(wanted)
  const [told, setTold] = useState<Told>(NOTHING)
  const [attempt, setAttempt] = useState(0)
  const running = useRef(new Set<AbortController>())
  useEffect(() => () => endAll(running.current), [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a log that was opened anew, or another attempt, begins anew
  useEffect(() => {
    const before = new Set(running.current)
    if (!filter || opened === 0) {
      endAll(before, running.current)
      setTold(NOTHING)
      return
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      running.current.add(abort)
      const show = (next: Told) => {
        if (abort.signal.aborted) return
        endAll(before, running.current)
        setTold(next)
      }
      follow({ id: logId, filter }, abort.signal, found => show({ found, stopped: false })).catch(
        (thrown: unknown) => show({ error: ClientError.wrap(thrown), stopped: false })
      )
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [logId, opened, filter, attempt])

  return {
    ...told,
    busy: filter !== undefined && !told.stopped && !told.error && !told.found?.upToDate,
    stop() {
      endAll(running.current)
      setTold({ stopped: true })
    },
    retry: () => setAttempt(attempt + 1)
  }
}

type Found = NonNullable<FilterProgress['found']>

/** Tells how far it is at most once per frame. */
async function follow(
  input: { id: string; filter: LogFilter },
  signal: AbortSignal,
  show: (found: Found) => void
): Promise<void> {
  let latest: Found | undefined
  let frame: number | undefined
  const draw = () => {
    frame = undefined
    if (latest) show(latest)
  }
  try {
    const client = await host.ready(signal)
    for await (const found of client.stream('log.filter', input, { signal })) {
      latest = found
      frame ??= requestAnimationFrame(draw)
    }
  } finally {
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
}

/** The same object for as long as it says the same. */
function useSame<T>(value: T): T {
  const [same, setSame] = useState(value)
  if (same === value || dequal(same, value)) return same
  setSame(value)
  return value
}

function endAll(ended: Set<AbortController>, running = ended): void {
  for (const abort of [...ended]) {
    abort.abort()
    running.delete(abort)
  }
}
