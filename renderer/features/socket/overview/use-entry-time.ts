import { useEffect, useState } from 'react'
import { host } from '../../../state/host.ts'

/** When an entry of a log was told, on the session's clock; undefined while that is not known. */
export function useEntryTime(id: string, seq: number | undefined): number | undefined {
  const [known, setKnown] = useState<{ id: string; seq: number; atMs: number }>()
  useEffect(() => {
    if (seq === undefined) return
    let isWanted = true
    const read = async () => {
      const client = await host.ready()
      const [entry] = await client.call('log.entries', { id, from: seq, count: 1 })
      if (isWanted && entry?.seq === seq) setKnown({ id, seq, atMs: entry.atMs })
    }
    // The list says where it cannot be read.
    read().catch(() => {})
    return () => {
      isWanted = false
    }
  }, [id, seq])
  return known?.id === id && known.seq === seq ? known.atMs : undefined
}
