/** How two lists belong together: pairs of indexes, and what is only in one of them. */
export interface Alignment {
  /** In the order of the right list. `moved` where it stands in another order than the others. */
  pairs: { left: number; right: number; moved: boolean }[]
  onlyLeft: number[]
  onlyRight: number[]
}

/**
 * Matches the elements of two lists by what identifies them, then those that are left between the same two neighbours in
 * the order in which they stand. Time grows with n · log n.
 */
export function alignLists(left: readonly string[], right: readonly string[]): Alignment {
  const matches = matchEqual(left, right)
  const kept = new Set(longestRising(matches.map(([, at]) => at)))
  const taken = { left: new Set(matches.map(([at]) => at)), right: new Set(matches.map(([, at]) => at)) }
  const pairs = matches.map(([a, b], index) => ({ left: a, right: b, moved: !kept.has(index) }))
  const onlyLeft: number[] = []
  const onlyRight: number[] = []
  const anchors = [...[...kept].map(index => matches[index] ?? [0, 0]), [left.length, right.length]] as const
  let [fromLeft, fromRight] = [0, 0]
  for (const [toLeft = 0, toRight = 0] of anchors) {
    const restLeft = free(fromLeft, toLeft, taken.left)
    const restRight = free(fromRight, toRight, taken.right)
    restLeft.forEach((at, index) => {
      const partner = restRight[index]
      if (partner === undefined) onlyLeft.push(at)
      else pairs.push({ left: at, right: partner, moved: false })
    })
    // One by one: so many as a list may have are too many for the arguments of a call.
    for (const at of restRight.slice(restLeft.length)) onlyRight.push(at)
    fromLeft = toLeft + 1
    fromRight = toRight + 1
  }
  return { pairs: pairs.sort((a, b) => a.right - b.right), onlyLeft, onlyRight }
}

/** Pairs of equal elements in the order of the left list; of several that are alike, the first with the first. */
function matchEqual(left: readonly string[], right: readonly string[]): [number, number][] {
  const places = new Map<string, number[]>()
  for (const [at, key] of right.entries()) {
    const known = places.get(key)
    if (known) known.push(at)
    else places.set(key, [at])
  }
  const used = new Map<string, number>()
  return left.flatMap((key, at): [number, number][] => {
    const count = used.get(key) ?? 0
    const place = places.get(key)?.[count]
    if (place === undefined) return []
    used.set(key, count + 1)
    return [[at, place]]
  })
}

/** Indexes of a longest strictly rising subsequence, in order (Fredman 1975). */
function longestRising(values: readonly number[]): number[] {
  const tails: number[] = []
  const before: number[] = []
  for (const [index, value] of values.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1
      else high = middle
    }
    before[index] = tails[low - 1] ?? -1
    tails[low] = index
  }
  const rising: number[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) rising.push(at)
  return rising.reverse()
}

function free(from: number, to: number, taken: ReadonlySet<number>): number[] {
  const indexes: number[] = []
  for (let at = from; at < to; at++) if (!taken.has(at)) indexes.push(at)
  return indexes
}
