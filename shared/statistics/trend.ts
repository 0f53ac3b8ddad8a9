import { percentile } from './sorted-series.ts'

/** Some values that came one after the other, as one point of a line. */
export interface TrendPoint {
  /** Places of the first and the last of them, from 0. */
  first: number
  last: number
  min: number
  median: number
  max: number
}

/**
 * Values in their order as a line of at most so many points: each stands for as many that followed each other, but for
 * the last, which may stand for fewer.
 * @param most points, at least 1
 */
export function trend(values: ArrayLike<number>, most: number): TrendPoint[] {
  const size = Math.max(1, Math.ceil(values.length / most))
  const points: TrendPoint[] = []
  for (let first = 0; first < values.length; first += size) {
    const last = Math.min(first + size, values.length) - 1
    const part = Float64Array.from({ length: last - first + 1 }, (_, at) => values[first + at] ?? 0).sort()
    points.push({ first, last, min: part[0] ?? 0, median: percentile(part, 50), max: part.at(-1) ?? 0 })
  }
  return points
}
