import { ClientError } from '#shared/model/client-error.ts'
import type { LogFilter } from '#shared/model/socket/log-filter.ts'
import { host } from '../../../state/host.ts'

/** So long after the last key a filter begins, in milliseconds. */
export const PAUSE_MS = 200

/** What is told of a filter that looks through a log. */
export interface SearchTold {
  /** What finds: absent before it has told anything, and where none is in force. */
  found?: { filterId: string; matches: number; searched: number; upToDate: boolean }
  /** Why it finds nothing any more. */
  error?: ClientError
  /** A person did not want to wait for it. */
  stopped: boolean
}

export const NOTHING_TOLD: SearchTold = { stopped: false }

type Found = NonNullable<SearchTold['found']>

/**
 * Looks through a log for what one filter after the other says. The filter before goes on until the first word of the
 * next: what it has found can be asked for till then.
 */
export class LogSearch {
  readonly #tell: (told: SearchTold) => void
  readonly #running = new Set<AbortController>()
  /** Until the next one begins. */
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(tell: (told: SearchTold) => void) {
    this.#tell = tell
  }

  /** Begins another one, a moment later. @param wanted undefined looks for nothing. @returns takes it back before that */
  begin(wanted: { id: string; filter: LogFilter } | undefined): () => void {
    clearTimeout(this.#timer)
    const before = [...this.#running]
    if (!wanted) {
      this.#endAll(before)
      this.#tell(NOTHING_TOLD)
      return () => {}
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      this.#running.add(abort)
      const show = (told: SearchTold) => {
        if (abort.signal.aborted) return
        this.#endAll(before)
        this.#tell(told)
      }
      follow(wanted, abort.signal, found => show({ found, stopped: false })).catch((thrown: unknown) =>
        show({ error: ClientError.wrap(thrown), stopped: false })
      )
    }, PAUSE_MS)
    this.#timer = timer
    return () => clearTimeout(timer)
  }

  /** Nothing is looked for any more, and that is told. */
  stop(): void {
    this.end()
    this.#tell({ stopped: true })
  }

  /** Nothing is looked for, or told, any more. */
  end(): void {
    clearTimeout(this.#timer)
    this.#endAll([...this.#running])
  }

  #endAll(ended: readonly AbortController[]): void {
    for (const abort of ended) {
      abort.abort()
      this.#running.delete(abort)
    }
  }
}

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
    if (frame !== undefined) {
      cancelAnimationFrame(frame)
      if (!signal.aborted) draw()
    }
  }
}
