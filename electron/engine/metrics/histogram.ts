import type { Distribution } from '#shared/model/diagnostics.ts'

/** Each doubling of a duration is cut into so many buckets. */
const STEPS = 32
/** Up to 2³² µs, which is 71 minutes. What is longer counts as that, but for the maximum. */
const BUCKETS = 28 * STEPS

/**
 * How durations are distributed, in the same memory however many they are: their logarithm falls into one of some
 * hundred buckets (as in HdrHistogram). Adding one allocates nothing.
 */
export class Histogram {
  #count = 0
  #minMs = Number.POSITIVE_INFINITY
  #maxMs = 0
  readonly #buckets = new Uint32Array(BUCKETS)

  /** @param ms at least 0 */
  add(ms: number): void {
    this.#count++
    if (ms < this.#minMs) this.#minMs = ms
    if (ms > this.#maxMs) this.#maxMs = ms
    const bucket = bucketOf(ms)
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
  }

  /** Undefined before the first duration. */
  describe(): Distribution | undefined {
    if (this.#count === 0) return undefined
    return {
      count: this.#count,
      minMs: this.#minMs,
      medianMs: this.#quantile(0.5),
      p95Ms: this.#quantile(0.95),
      p99Ms: this.#quantile(0.99),
      maxMs: this.#maxMs
    }
  }

  /** The duration that the given part of all do not exceed (nearest rank), as the middle of its bucket. */
  #quantile(part: number): number {
    const rank = Math.ceil(part * this.#count)
    let below = 0
    let bucket = 0
    while (bucket < BUCKETS - 1) {
      below += this.#buckets[bucket] ?? 0
      if (below >= rank) break
      bucket++
    }
    return Math.min(Math.max(middleOf(bucket), this.#minMs), this.#maxMs)
  }
}

/** Below 64 µs a bucket each, from there on 32 buckets for each doubling. */
function bucketOf(ms: number): number {
  const us = Math.min(Math.round(ms * 1000), 0xffff_ffff)
  const shift = us < 2 * STEPS ? 0 : 26 - Math.clz32(us)
  return shift * STEPS + (us >>> shift)
}

/** In milliseconds. */
function middleOf(bucket: number): number {
  if (bucket < 2 * STEPS) return bucket / 1000
  const shift = (bucket >>> 5) - 1
  const us = ((bucket & (STEPS - 1)) + STEPS + 0.5) * 2 ** shift
  return Math.round(us) / 1000
}
