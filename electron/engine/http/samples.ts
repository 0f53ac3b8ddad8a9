const MAX_SAMPLES = 256

/** Cumulative bytes over time, thinned out so that there are never more than 256 points. The last is always kept. */
export class Samples {
  readonly #points: [ms: number, bytes: number][] = []
  #minGapMs = 0

  add(atMs: number, bytes: number): void {
    const points = this.#points
    const last = points.at(-1)
    const before = points.at(-2)
    // The last point moves on until it is far enough from the one before it.
    if (last && before && last[0] - before[0] < this.#minGapMs) {
      last[0] = atMs
      last[1] = bytes
      return
    }
    points.push([atMs, bytes])
    if (points.length >= MAX_SAMPLES) this.#thin()
  }

  get points(): [ms: number, bytes: number][] {
    return this.#points
  }

  #thin(): void {
    const spanMs = (this.#points.at(-1)?.[0] ?? 0) - (this.#points[0]?.[0] ?? 0)
    this.#minGapMs = Math.max(this.#minGapMs * 2, (spanMs * 2) / MAX_SAMPLES)
    const kept = this.#points.filter((_, index) => index % 2 === 1)
    this.#points.splice(0, this.#points.length, ...kept)
  }
}
