/** What is said of many measured values. Percentiles are by nearest rank: each is a value that was measured. */
export interface Summary {
  count: number
  min: number
  median: number
  p95: number
  p99: number
  max: number
  mean: number
  /** Of the population: the root of the mean squared distance from the mean. */
  stddev: number
}

/**
 * Values that come one after the other, in ascending order whenever they are asked for. Taking one in costs nothing but
 * memory; those that came since the last look are sorted and merged at the next, so that a live view of many thousands
 * need not sort them all again. Mean and deviation are kept on the way (Welford 1962), which loses no digits.
 */
export class SortedSeries {
  #sorted = new Float64Array(0)
  #fresh: number[] = []
  #count = 0
  #mean = 0
  #squares = 0

  get count(): number {
    return this.#count
  }

  add(value: number): void {
    this.#fresh.push(value)
    this.#count++
    const distance = value - this.#mean
    this.#mean += distance / this.#count
    this.#squares += distance * (value - this.#mean)
  }

  /** All values, ascending. It is not a copy. */
  values(): Float64Array {
    if (this.#fresh.length > 0) {
      this.#sorted = merge(this.#sorted, Float64Array.from(this.#fresh).sort())
      this.#fresh = []
    }
    return this.#sorted
  }

  /** Undefined while there is no value. */
  summary(): Summary | undefined {
    const sorted = this.values()
    const [min] = sorted
    const max = sorted.at(-1)
    if (min === undefined || max === undefined) return undefined
    return {
      count: this.#count,
      min,
      median: percentile(sorted, 50),
      p95: percentile(sorted, 95),
      p99: percentile(sorted, 99),
      max,
      mean: this.#mean,
      stddev: Math.sqrt(this.#squares / this.#count)
    }
  }
}

/**
 * The smallest value that at least `percent` per cent of all are not above (nearest rank). NaN without values.
 * @param sorted ascending
 * @param percent above 0, at most 100
 */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  const rank = Math.ceil((percent / 100) * sorted.length)
  return sorted[Math.max(rank, 1) - 1] ?? Number.NaN
}

function merge(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const merged = new Float64Array(a.length + b.length)
  for (let at = 0, i = 0, j = 0; at < merged.length; at++) {
    const left = a[i]
    const right = b[j]
    if (right === undefined || (left !== undefined && left <= right)) {
      merged[at] = left ?? 0
      i++
    } else {
      merged[at] = right
      j++
    }
  }
  return merged
}
