import { isRecord, sameValue } from './same-value.ts'

/** Where an entry of the new list comes from: the old one that it is (changed or not), or one that it was moved from. */
export type Match = { kind: 'kept'; old: number } | { kind: 'moved'; old: number } | { kind: 'new' }

/** Beyond this many comparisons, entries are matched by their place alone. */
const MAX_CELLS = 4_000_000
const MAX_SIMILARITIES = 40_000

/**
 * Matches the entries of a list with those of the list it was: equal ones in order (the longest common subsequence),
 * between them the most alike, and what is equal elsewhere as moved. Each old entry is used at most once.
 */
export function matchEntries(old: readonly unknown[], next: readonly unknown[]): Match[] {
  const matches = next.map((): Match => ({ kind: 'new' }))
  const [left, right] = identities(old, next)
  const equal = commonEntries(left, right)
  const used = new Set(equal.map(([from]) => from))
  for (const [from, to] of equal) matches[to] = { kind: 'kept', old: from }
  const moved = movedEntries(left, right, used, matches)
  let previous: [number, number] = [-1, -1]
  for (const pair of [...equal, [old.length, next.length] as [number, number]]) {
    const before = range(previous[0] + 1, pair[0]).filter(index => !used.has(index))
    const after = range(previous[1] + 1, pair[1]).filter(index => !moved.has(index))
    for (const [from, to] of mostAlike(old, next, before, after)) matches[to] = { kind: 'kept', old: from }
    previous = pair
  }
  return matches
}

/** Numbers for the entries of both lists, the same for those that say the same. */
function identities(old: readonly unknown[], next: readonly unknown[]): [number[], number[]] {
  const known = new Map<string, number>()
  const identity = (value: unknown) => {
    const text = JSON.stringify(sorted(value)) ?? ''
    const number = known.get(text) ?? known.size
    known.set(text, number)
    return number
  }
  return [old.map(identity), next.map(identity)]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  // In a mapping of one key, so that none reads like a list.
  return { mapping: entries.map(([key, each]) => [key, sorted(each)]) }
}

/** What is not kept in its order, but equals an old entry that is not used yet. */
function movedEntries(
  old: readonly number[],
  next: readonly number[],
  used: Set<number>,
  matches: Match[]
): Set<number> {
  const free = new Map<number, number[]>()
  for (const [index, identity] of old.entries()) {
    if (!used.has(index)) free.set(identity, [...(free.get(identity) ?? []), index])
  }
  const moved = new Set<number>()
  for (const [to, identity] of next.entries()) {
    const from = matches[to]?.kind === 'kept' ? undefined : free.get(identity)?.shift()
    if (from === undefined) continue
    used.add(from)
    moved.add(to)
    matches[to] = { kind: 'moved', old: from }
  }
  return moved
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}

/** The longest common subsequence, as pairs of indices. */
function commonEntries(old: readonly number[], next: readonly number[]): [number, number][] {
  let start = 0
  while (start < old.length && start < next.length && old[start] === next[start]) start += 1
  let ends = 0
  const rest = Math.min(old.length, next.length) - start
  while (ends < rest && old[old.length - 1 - ends] === next[next.length - 1 - ends]) ends += 1
  const left = range(start, old.length - ends)
  const right = range(start, next.length - ends)
  const middle =
    left.length * right.length > MAX_CELLS
      ? []
      : heaviest(left, right, (from, to) => (old[from] === next[to] ? 1 : 0))
  const tail = range(0, ends)
    .map((index): [number, number] => [old.length - 1 - index, next.length - 1 - index])
    .reverse()
  return [...range(0, start).map((index): [number, number] => [index, index]), ...middle, ...tail]
}

function mostAlike(
  old: readonly unknown[],
  next: readonly unknown[],
  left: number[],
  right: number[]
): [number, number][] {
  if (left.length * right.length > MAX_SIMILARITIES) {
    return left.slice(0, right.length).map((from, index) => [from, right[index] ?? from])
  }
  return heaviest(left, right, (from, to) => similarity(old[from], next[to]))
}

/** How alike two different entries are, over 0: one that changed entirely is still taken for the one in its place. */
function similarity(a: unknown, b: unknown): number {
  if (!isRecord(a) || !isRecord(b)) return typeof a === typeof b ? 0.02 : 0.01
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  let shared = 0
  let whole = 0
  for (const key of keys) {
    // What an entry is called says more about which it is than what it holds.
    const weight = key === 'name' || key === 'type' ? 2 : 1
    whole += weight
    if (key in a && key in b && sameValue(a[key], b[key])) shared += weight
  }
  return 0.02 + shared / whole
}

/** The pairs in order whose weights add up to the most; of equal sums, the one that pairs early. */
function heaviest(
  left: readonly number[],
  right: readonly number[],
  weigh: (from: number, to: number) => number
): [number, number][] {
  const width = right.length + 1
  const best = new Float64Array((left.length + 1) * width)
  const at = (row: number, column: number) => best[row * width + column] ?? 0
  const weights = new Float64Array(left.length * right.length)
  for (let row = left.length - 1; row >= 0; row -= 1) {
    for (let column = right.length - 1; column >= 0; column -= 1) {
      const weight = weigh(left[row] ?? 0, right[column] ?? 0)
      weights[row * right.length + column] = weight
      const paired = weight > 0 ? weight + at(row + 1, column + 1) : 0
      best[row * width + column] = Math.max(paired, at(row + 1, column), at(row, column + 1))
    }
  }
  const pairs: [number, number][] = []
  let row = 0
  let column = 0
  while (row < left.length && column < right.length) {
    const weight = weights[row * right.length + column] ?? 0
    if (weight > 0 && at(row, column) === weight + at(row + 1, column + 1)) {
      pairs.push([left[row] ?? 0, right[column] ?? 0])
      row += 1
      column += 1
    } else if (at(row, column) === at(row + 1, column)) row += 1
    else column += 1
  }
  return pairs
}
