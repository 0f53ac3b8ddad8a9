import { normalizedPath } from '../text/normalized-path.ts'
import { alignLists } from './align-lists.ts'
import { ValueNames } from './value-names.ts'

/** One difference of two JSON values. */
export interface JsonChange {
  kind: 'added' | 'removed' | 'changed' | 'moved'
  /** RFC 9535 normalized path: in the right value, or in the left one of what was removed. */
  path: string
  /** What the left and the right value have there. */
  before?: unknown
  after?: unknown
  /** Of an element that was moved, where it was. */
  from?: number
}

export interface JsonComparison {
  /** In the order of the values, at most `MOST_CHANGES`. */
  changes: JsonChange[]
  /** How many there are in all. */
  count: number
}

/** More are not worth reading one by one. */
export const MOST_CHANGES = 2000
/** Members that tell an element of a list from the others, wherever it stands. */
const KEYS = ['id', '_id', 'uuid', 'key', 'name'] as const

type Steps = readonly (string | number)[]

/**
 * What differs between two JSON values, whatever their layout and the order of their members. Elements of lists are
 * matched by a member that identifies them, else by what they are, else by the place where they stand.
 * @throws RangeError when they are nested too deep
 */
export function compareJson(left: unknown, right: unknown): JsonComparison {
  const changes: JsonChange[] = []
  let count = 0
  for (const change of changesOf(left, right, [], new ValueNames())) {
    count++
    if (changes.length < MOST_CHANGES) changes.push(change)
  }
  return { changes, count }
}

function* changesOf(left: unknown, right: unknown, steps: Steps, names: ValueNames): Generator<JsonChange> {
  if (left === right) return
  if (Array.isArray(left) && Array.isArray(right)) yield* changesOfLists(left, right, steps, names)
  else if (isObject(left) && isObject(right)) yield* changesOfObjects(left, right, steps, names)
  else yield { kind: 'changed', path: normalizedPath(steps), before: left, after: right }
}

function* changesOfObjects(
  left: Record<string, unknown>,
  right: Record<string, unknown>,
  steps: Steps,
  names: ValueNames
): Generator<JsonChange> {
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const inner = [...steps, name]
    if (!Object.hasOwn(right, name))
      yield { kind: 'removed', path: normalizedPath(inner), before: left[name] }
    else if (!Object.hasOwn(left, name))
      yield { kind: 'added', path: normalizedPath(inner), after: right[name] }
    else yield* changesOf(left[name], right[name], inner, names)
  }
}

function* changesOfLists(
  left: unknown[],
  right: unknown[],
  steps: Steps,
  names: ValueNames
): Generator<JsonChange> {
  const identify = (item: unknown) => keyOf(item) ?? names.of(item)
  const { pairs, onlyLeft, onlyRight } = alignLists(left.map(identify), right.map(identify))
  const path = (at: number) => normalizedPath([...steps, at])
  for (const at of onlyLeft) yield { kind: 'removed', path: path(at), before: left[at] }
  for (const { left: from, right: to, moved } of pairs) {
    if (moved) yield { kind: 'moved', path: path(to), from, after: right[to] }
    yield* changesOf(left[from], right[to], [...steps, to], names)
  }
  for (const at of onlyRight) yield { kind: 'added', path: path(at), after: right[at] }
}

/** What tells an element from the others by what it says of itself. */
function keyOf(item: unknown): string | undefined {
  if (isObject(item))
    for (const key of KEYS) {
      const value = Object.hasOwn(item, key) ? item[key] : undefined
      if (typeof value === 'string' || typeof value === 'number') return `${key} ${JSON.stringify(value)}`
    }
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
