import { dequal } from 'dequal'
import { isRaw } from './lens/raw.ts'
import type { UnreadItem } from './read-item.ts'

/** So many are told of one file. */
const MOST = 5

/**
 * What all is wrong with the value of a file: it is read once more without each place that could not be read, so that
 * the next one is found. At most five; none where it can be read.
 */
export function unreadPlaces(value: unknown, read: (value: unknown) => object | UnreadItem): UnreadItem[] {
  const found: UnreadItem[] = []
  let rest = value
  while (found.length < MOST) {
    const unread = read(rest)
    if (!isUnread(unread)) break
    // What is missing is still missing without it.
    if (found.some(({ path }) => dequal(path, unread.path))) break
    found.push(unread)
    const next = withoutPlace(rest, unread.path)
    if (next === rest) break
    rest = next
  }
  return found
}

function isUnread(reading: object): reading is UnreadItem {
  return 'problem' in reading && 'path' in reading
}

/** The same where there is no such place. Items of a list keep their numbers. */
function withoutPlace(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return undefined
  const isThere = Array.isArray(value)
    ? value[Number(key)] !== undefined
    : isRaw(value) && Object.hasOwn(value, key)
  if (!isThere) return value
  if (Array.isArray(value)) return value.with(Number(key), withoutPlace(value[Number(key)], rest))
  return isRaw(value) ? { ...value, [key]: withoutPlace(value[key], rest) } : value
}
