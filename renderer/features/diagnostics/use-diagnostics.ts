import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { Diagnostics } from '#shared/model/diagnostics.ts'
import { host } from '../../state/host.ts'

export interface DiagnosticsView {
  /** What the engine told last; of an engine that has been restarted, what the new one tells. */
  facts?: Diagnostics
  /** Why nothing more will come. */
  problem?: string
}

/** Watches what the engine does for as long as somebody looks. */
export function useDiagnostics(): DiagnosticsView {
  const [view, setView] = useState<DiagnosticsView>({})
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    watch(signal, facts => setView({ facts })).catch((thrown: unknown) => {
      if (!signal.aborted) setView({ problem: ClientError.wrap(thrown).message })
    })
    return () => abort.abort()
  }, [])
  return view
}

async function watch(signal: AbortSignal, tell: (facts: Diagnostics) => void): Promise<void> {
  while (!signal.aborted) {
    const client = await host.ready(signal)
    try {
      for await (const facts of client.stream('diagnostics.watch', {}, { signal })) tell(facts)
    } catch (thrown) {
      const error = ClientError.wrap(thrown)
      if (error.reason !== 'host-gone') throw error
      await client.closed
    }
  }
}
