import { useEffect, useRef, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextQuery } from '#shared/model/text-document.ts'
import { isSameQuery } from '../text/text-memory.ts'
import type { FindProgress, TextSurface } from '../text/text-surface.ts'
import { faultOf } from './fault-of-query.ts'

/** So long after the last key it is searched, in milliseconds. */
const PAUSE_MS = 120

export interface Find {
  progress: FindProgress | undefined
  /** The number of the match that is selected, from 0. */
  current: number | undefined
  /** Why it cannot be searched. */
  fault: string | undefined
  /** To the next match, or the one before; from the last one on to the first. */
  step: (by: 1 | -1) => void
  /** Leaves a search off that still goes on. What it has found stays. */
  cancel: () => void
}

/** Searches a text as a query is typed, and anew when another text is shown. */
export function useFind(surface: TextSurface | undefined, query: TextQuery): Find {
  const [progress, setProgress] = useState<FindProgress>()
  const [current, setCurrent] = useState<number>()
  const [failure, setFailure] = useState<string>()
  const running = useRef<AbortController>(undefined)
  const { text, regex, matchCase, wholeWord } = query
  const fault = text === '' ? undefined : (faultOf(query) ?? failure)

  useEffect(() => {
    setCurrent(undefined)
    setFailure(undefined)
    setProgress(undefined)
    const wanted: TextQuery = { text, regex, matchCase, wholeWord }
    if (!surface || text === '' || faultOf(wanted)) return
    const abort = new AbortController()
    running.current = abort
    const tellFailure = (error: unknown) => {
      if (!abort.signal.aborted) setFailure(ClientError.wrap(error).message)
    }
    const search = async () => {
      const { found } = surface.place
      const before = found && isSameQuery(found.query, wanted) ? found.current : undefined
      let shown = false
      await surface.find(
        wanted,
        next => {
          if (abort.signal.aborted) return
          setProgress(next)
          if (shown || next.matches <= (before ?? 0)) return
          shown = true
          const show = before === undefined ? showNearest() : markAgain(before)
          show.catch(tellFailure)
        },
        abort.signal
      )
    }
    const showNearest = async () => {
      const nearest = (await surface.nearestMatch()) ?? 0
      if (abort.signal.aborted) return
      setCurrent(nearest)
      surface.place.found = { query: wanted, current: nearest }
      await surface.showMatch(nearest)
    }
    // Whoever comes back to a text is where it was left, which need not be at the match.
    const markAgain = async (current: number) => {
      setCurrent(current)
      surface.place.found = { query: wanted, current }
      await surface.markMatch(current)
    }
    const timer = setTimeout(() => {
      search().catch(tellFailure)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
      surface.endFind()
    }
  }, [surface, text, regex, matchCase, wholeWord])

  const matches = progress?.matches ?? 0
  const step = (by: 1 | -1) => {
    if (matches === 0) return
    const next = current === undefined ? 0 : (current + by + matches) % matches
    setCurrent(next)
    if (!surface) return
    surface.place.found = { query, current: next }
    surface.showMatch(next).catch((error: unknown) => setFailure(ClientError.wrap(error).message))
  }
  const cancel = () => {
    running.current?.abort()
    setProgress(before => before && { ...before, done: true, capped: true })
  }
  return { progress, current, fault, step, cancel }
}
