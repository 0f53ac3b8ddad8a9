import { useEffect } from 'react'
import { type HostClient, host, useHost } from './host.ts'

/** Follows something of the host while a component is shown, on each new connection anew. @param watch of a module */
export function useWatched(watch: (client: HostClient, signal: AbortSignal) => Promise<void>): void {
  const connected = useHost(state => state.status.state === 'connected')
  useEffect(() => {
    const { client } = host
    if (!connected || !client) return
    const abort = new AbortController()
    void watch(client, abort.signal)
    return () => abort.abort()
  }, [connected, watch])
}
