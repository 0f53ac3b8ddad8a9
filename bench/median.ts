/** The value in the middle, or between the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const lower = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  const upper = sorted[Math.floor(middle)] ?? Number.NaN
  return (lower + upper) / 2
}

/** The median of the ratios within each round: on a noisy machine that is the only number that stays the same. */
export function medianRatio(own: number[], base: number[]): number {
  return median(own.map((value, round) => value / (base[round] ?? Number.NaN)))
}
