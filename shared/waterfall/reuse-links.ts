import type { Hop } from '../model/exchange.ts'

/** A hop that rides on the connection that an earlier one of the same exchange opened. */
export interface ReuseLink {
  from: number
  to: number
}

/** The connections of an exchange that were used again within it, in the order of their use. */
export function reuseLinks({ id, hops }: { id: string; hops: readonly Hop[] }): ReuseLink[] {
  return hops.flatMap(({ index, connection }) => {
    const { reused, openedBy } = connection ?? {}
    return reused && openedBy?.exchangeId === id && openedBy.hop < index
      ? [{ from: openedBy.hop, to: index }]
      : []
  })
}

/** A connection as a line beside the rows: from the hop that opened it, past each that used it, to the last. */
export interface ReuseLine {
  from: number
  to: number[]
  /** Lines beside each other have different lanes, counted from 0. */
  lane: number
}

/** One line for each connection, in the first lane that is free along all of it. */
export function reuseLines(links: readonly ReuseLink[]): ReuseLine[] {
  const ends: number[] = []
  return [...new Set(links.map(link => link.from))]
    .sort((a, b) => a - b)
    .map(from => {
      const to = links.filter(link => link.from === from).map(link => link.to)
      const free = ends.findIndex(end => end < from)
      const lane = free < 0 ? ends.length : free
      ends[lane] = to.at(-1) ?? from
      return { from, to, lane }
    })
}
