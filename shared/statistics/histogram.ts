import { percentile } from './sorted-series.ts'

/** How many values lie from `from` up to, but for the last bin, before `to`. */
export interface Bin {
  from: number
  to: number
  count: number
  /** The last bin, when what lies far behind the others is gathered in it: it is wider than they are. */
  rest: boolean
}

/** A nanosecond. */
const LEAST_MS = 1e-6
const STEPS = [1, 2, 2.5, 5, 10]
/** Values that lie further beyond the 99th percentile than the others reach are no reason to show those in one bin. */
const FAR = 1.5

/**
 * Counts of values in bins of one width, which is 1, 2, 2.5 or 5 times a power of ten, as many of them as `most` allows.
 * Stragglers far beyond the 99th percentile are gathered in one bin of their own at the end.
 * @param sorted ascending
 * @param most bins, at least 2
 */
export function histogram(sorted: ArrayLike<number>, most: number): Bin[] {
  const min = sorted[0]
  const max = sorted[sorted.length - 1]
  if (min === undefined || max === undefined) return []
  const p99 = percentile(sorted, 99)
  const hasRest = max > min + (p99 - min) * FAR && p99 > min
  const end = hasRest ? p99 : max
  const width = widthFor(min, end, hasRest ? most - 1 : most)
  const { first, last } = binsOver(min, end, width)
  const bins: Bin[] = []
  let at = 0
  for (let index = first; at < sorted.length && index <= last; index++) {
    const to = tidy((index + 1) * width)
    const begin = at
    while (at < sorted.length && (sorted[at] ?? 0) < to) at++
    bins.push({ from: tidy(index * width), to, count: at - begin, rest: false })
  }
  if (at < sorted.length) {
    const from = bins.at(-1)?.to ?? min
    bins.push({ from, to: max, count: sorted.length - at, rest: true })
  }
  return bins
}

/** The smallest width with which no more than `most` bins cover what lies between. */
function widthFor(min: number, end: number, most: number): number {
  if (end <= min) return tidy(10 ** Math.floor(Math.log10(Math.max(min, 1e-3) / 10)))
  // Finer than that, borders would be told apart by the noise of binary fractions; nobody measures less than a nanosecond.
  const least = Math.max((end - min) / most, end * 1e-9, LEAST_MS)
  const power = 10 ** Math.floor(Math.log10(least))
  for (const scale of [power, power * 10])
    for (const step of STEPS) {
      const width = tidy(step * scale)
      const { first, last } = binsOver(min, end, width)
      if (last - first + 1 <= most) return width
    }
  return power * 100
}

/** The numbers of the bins of one width that cover what lies between. */
function binsOver(min: number, end: number, width: number): { first: number; last: number } {
  return { first: Math.floor(min / width + 1e-9), last: Math.floor(end / width) }
}

/** Drops the noise of binary fractions: 0.30000000000000004 becomes 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
