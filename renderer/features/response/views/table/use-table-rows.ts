import { useEffect, useRef, useState } from 'react'
import type { TableRow } from './table-data.ts'
import type { TableActions } from './use-table.ts'

/** Rows are fetched by blocks, and so many blocks are kept. */
const BLOCK = 100
const MOST_BLOCKS = 30

/**
 * The rows in sight out of a table in a worker; undefined where one is still on its way.
 * @param version of the table: when it changes all are fetched anew
 */
export function useTableRows(
  actions: Pick<TableActions, 'rows'>,
  version: number,
  [first, last]: readonly [number, number]
): (row: number) => TableRow | undefined {
  const cache = useRef({ version, blocks: new Map<number, TableRow[]>() })
  const [, setFetched] = useState(0)
  const from = Math.floor(first / BLOCK)
  const to = Math.floor(last / BLOCK)
  useEffect(() => {
    let wanted = true
    const old = cache.current.version !== version
    const blocks = old ? new Map<number, TableRow[]>() : cache.current.blocks
    const lacking = Array.from({ length: to - from + 1 }, (_, n) => from + n).filter(
      block => !blocks.has(block)
    )
    if (!old && lacking.length === 0) return
    Promise.all(lacking.map(async block => [block, await actions.rows(block * BLOCK, BLOCK)] as const)).then(
      fetched => {
        if (!wanted) return
        for (const [block, rows] of fetched) blocks.set(block, rows)
        for (const block of blocks.keys())
          if (blocks.size > MOST_BLOCKS && (block < from || block > to)) blocks.delete(block)
        // What was shown before stays until the new is there.
        cache.current = { version, blocks }
        setFetched(count => count + 1)
      },
      // The worker has ended: the table is on its way out.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [actions, version, from, to])
  return row => cache.current.blocks.get(Math.floor(row / BLOCK))?.[row % BLOCK]
}
