import { useEffect, useRef, useState } from 'react'

/** What is in sight is fetched by blocks, and so many blocks are kept. */
const BLOCK = 100
const MOST_BLOCKS = 30

/**
 * The items in sight out of many that lie elsewhere; undefined where one is still on its way.
 * @param fetch items from one on, fewer at the end; always the same function
 * @param version when it changes all are fetched anew, and what was shown before stays until then
 */
export function useBlocks<Item>(
  fetch: (from: number, count: number) => Promise<Item[]>,
  version: number
): { at: (index: number) => Item | undefined; see: (first: number, last: number) => void } {
  const cache = useRef({ version, blocks: new Map<number, Item[]>() })
  const [, setFetched] = useState(0)
  const [sight, setSight] = useState({ from: 0, to: 0 })
  const { from, to } = sight
  useEffect(() => {
    let wanted = true
    const old = cache.current.version !== version
    const blocks = old ? new Map<number, Item[]>() : cache.current.blocks
    const lacking = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter(
      block => !blocks.has(block)
    )
    if (!old && lacking.length === 0) return
    Promise.all(lacking.map(async block => [block, await fetch(block * BLOCK, BLOCK)] as const)).then(
      fetched => {
        if (!wanted) return
        for (const [block, items] of fetched) blocks.set(block, items)
        for (const block of blocks.keys())
          if (blocks.size > MOST_BLOCKS && (block < from || block > to)) blocks.delete(block)
        cache.current = { version, blocks }
        setFetched(count => count + 1)
      },
      // Where they lie is gone, and the list with it.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [fetch, version, from, to])
  const [see] = useState(() => (first: number, last: number) => {
    const next = { from: Math.floor(first / BLOCK), to: Math.floor(last / BLOCK) }
    setSight(before => (before.from === next.from && before.to === next.to ? before : next))
  })
  return { at: index => cache.current.blocks.get(Math.floor(index / BLOCK))?.[index % BLOCK], see }
}
