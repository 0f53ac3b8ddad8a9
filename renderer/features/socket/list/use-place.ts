import { useEffect, useState } from 'react'
import { host } from '../../../state/host.ts'
import type { Listed } from './use-listed-entries.ts'

interface Place {
  filterId: string | undefined
  seq: number
  place: number
}

/** Where the entry that is looked at stands in a list; it may be in none. */
export function usePlace(
  { logId, filterId }: Listed,
  seq: number | undefined
): {
  selected: { seq: number; place: number } | undefined
  /** It is known where it stands. */
  note: (seq: number, place: number) => void
} {
  const [known, setKnown] = useState<Place>()
  const isKnown = known?.seq === seq && known?.filterId === filterId
  useEffect(() => {
    if (seq === undefined || filterId === undefined || isKnown) return
    let wanted = true
    findPlace(logId, filterId, seq).then(
      place => wanted && place !== undefined && setKnown({ filterId, seq, place }),
      // The filter is on its way out.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [logId, filterId, seq, isKnown])
  const place = filterId === undefined ? seq : isKnown ? known?.place : undefined
  return {
    selected: seq === undefined || place === undefined ? undefined : { seq, place },
    note: (seq, place) => setKnown({ filterId, seq, place })
  }
}

async function findPlace(logId: string, filterId: string, seq: number): Promise<number | undefined> {
  const found = await (await host.ready()).call('log.foundAt', { id: logId, filterId, seq })
  return found?.seq === seq ? found.n : undefined
}
