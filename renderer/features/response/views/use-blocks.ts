import { useEffect, useState } from 'react'
import { Blocks, type FetchItems, sightOf } from './blocks.ts'

/**
 * The items in sight out of many that lie elsewhere; undefined where one is still on its way.
 * @param fetch always the same function
 * @param version when it changes all are fetched anew, and what was shown before stays until then
 */
export function useBlocks<Item>(
  fetch: FetchItems<Item>,
  version: number
): { at: (index: number) => Item | undefined; see: (first: number, last: number) => void } {
  const [blocks] = useState(() => new Blocks<Item>(version))
  const [, setFetched] = useState(0)
  const [{ from, to }, setSight] = useState({ from: 0, to: 0 })
  useEffect(() => {
    const leave = new AbortController()
    blocks.show({ from, to }, { version, fetch, signal: leave.signal }).then(
      changed => changed && setFetched(count => count + 1),
      // Something else is wanted by now, or where they lie is gone, and the list with it.
      () => {}
    )
    return () => leave.abort()
  }, [blocks, fetch, version, from, to])
  const [see] = useState(() => (first: number, last: number) => {
    const next = sightOf(first, last)
    setSight(before => (before.from === next.from && before.to === next.to ? before : next))
  })
  return { at: index => blocks.at(index), see }
}
