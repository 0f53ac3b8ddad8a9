import { useEffect, useState } from 'react'
import type { HistoryEntry } from '#shared/model/history.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { host } from '../../state/host.ts'

/** So many are offered: who looks for another one types more of it. */
const MOST = 100
/** So long nothing has to be typed before it is searched for. */
const PAUSE_MS = 150

interface Found {
  entries: readonly HistoryEntry[]
  /** Whether there are more than those. */
  more: boolean
  /** Whether an answer is there at all. */
  asked: boolean
  problem?: string
}

/** The latest exchanges in which every word of a text occurs. What was found before stays until the answer is there. */
export function useFoundExchanges(text: string): Found {
  const [found, setFound] = useState<Found>({ entries: [], more: false, asked: false })
  useEffect(() => {
    const abort = new AbortController()
    const ask = async () => {
      const client = await host.ready(abort.signal)
      const input = { text, limit: MOST }
      const { entries, next } = await client.call('history.list', input, { signal: abort.signal })
      setFound({ entries, more: next !== undefined, asked: true })
    }
    const search = () => {
      ask().catch((thrown: unknown) => {
        if (!abort.signal.aborted)
          setFound({ entries: [], more: false, asked: true, problem: explainFailure(thrown) })
      })
    }
    const timer = setTimeout(search, text === '' ? 0 : PAUSE_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text])
  return found
}
