import { useEffect, useState } from 'react'
import type { SearchHit } from '#shared/model/search.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { host, useHost } from '../../state/host.ts'
import { shownWorkspace } from '../../state/workspaces.ts'

/** As many as are shown. */
const LIMIT = 100

interface Found {
  hits: readonly SearchHit[]
  /** How many there are with those that are not shown. */
  total: number
  /** Files that were not read yet, in a collection that was just opened. */
  unread: number
  problem?: string
  /** What this is the answer to; undefined when nothing was asked for. */
  text: string | undefined
}

const NOTHING: Found = { hits: [], total: 0, unread: 0, text: undefined }
/** While files are still being read, it is asked again after so long. */
const AGAIN_MS = 400

/**
 * What the host finds for a text, as it is typed. Until the answer comes, that of the text before stays. It is asked
 * again when the host is back.
 */
export function useSearch(text: string): Found {
  const [found, setFound] = useState(NOTHING)
  const [turn, setTurn] = useState(0)
  const connected = useHost(state => state.status.state === 'connected')
  useEffect(() => {
    if (found.unread === 0) return
    const timer = setTimeout(() => setTurn(count => count + 1), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [found])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn asks the same again
  useEffect(() => {
    const workspace = shownWorkspace()
    if (text.trim() === '' || !workspace) return setFound(NOTHING)
    if (!connected) return
    const abort = new AbortController()
    search(workspace.id, text, abort.signal).then(
      next => setFound(next),
      (thrown: unknown) => {
        if (abort.signal.aborted) return
        setFound({ ...NOTHING, text, problem: explainFailure(thrown) })
      }
    )
    return () => abort.abort()
  }, [text, turn, connected])
  return found
}

async function search(workspaceId: string, text: string, signal: AbortSignal): Promise<Found> {
  const client = await host.ready(signal)
  const result = await client.call('search.items', { workspaceId, text, limit: LIMIT }, { signal })
  return { ...result, text }
}
