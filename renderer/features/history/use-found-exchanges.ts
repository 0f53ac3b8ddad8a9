import { useEffect, useState } from 'react'
import type { HistoryEntry } from '#shared/model/history.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { host } from '../../state/host.ts'

/** So many are offered: who looks for another one types more of it. */
const MOST = 100

interface Found {
  entries: readonly HistoryEntry[]
  /** Whether an answer is there at all. */
  asked: boolean
  problem?: string
}

/** The latest exchanges in which every word of a text occurs. What was found before stays until the answer is there. */
export function useFoundExchanges(text: string): Found {
  const [found, setFound] = useState<Found>({ entries: [], asked: false })
  useEffect(() => {
    let wanted = true
    const show = (next: Found) => {
      if (wanted) setFound(next)
    }
    host
      .ready()
      .then(client => client.call('history.list', { text, limit: MOST }))
      .then(
        ({ entries }) => show({ entries, asked: true }),
        (thrown: unknown) => show({ entries: [], asked: true, problem: explainFailure(thrown) })
      )
    return () => {
      wanted = false
    }
  }, [text])
  return found
}
