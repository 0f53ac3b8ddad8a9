import { useEffect, useState } from 'react'
import type { SearchHit } from '#shared/model/search.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { host } from '../../state/host.ts'
import { shownWorkspace } from '../../state/workspaces.ts'

/** As many as are shown. */
const LIMIT = 100

interface Found {
  hits: readonly SearchHit[]
  /** How many there are with those that are not shown. */
  total: number
  problem?: string
  /** Whether this is an answer; else nothing was asked for. */
  asked: boolean
}

const NOTHING: Found = { hits: [], total: 0, asked: false }

/** What the host finds for a text, as it is typed. Until the answer comes, that of the text before stays. */
export function useSearch(text: string): Found {
  const [found, setFound] = useState(NOTHING)
  useEffect(() => {
    const workspace = shownWorkspace()
    if (text.trim() === '' || !workspace) return setFound(NOTHING)
    const abort = new AbortController()
    search(workspace.id, text, abort.signal).then(
      next => setFound(next),
      (thrown: unknown) => {
        if (abort.signal.aborted) return
        setFound({ ...NOTHING, asked: true, problem: explainFailure(thrown) })
      }
    )
    return () => abort.abort()
  }, [text])
  return found
}

async function search(workspaceId: string, text: string, signal: AbortSignal): Promise<Found> {
  const client = await host.ready(signal)
  const { hits, total } = await client.call('search.items', { workspaceId, text, limit: LIMIT }, { signal })
  return { hits, total, asked: true }
}
