import { Misread } from './misread.ts'

/** A mapping of a file, with its keys in order. */
export type Raw = Readonly<Record<string, unknown>>

/** The order in which new keys are written, by the path of the mapping that they are in. */
export type KeyOrder = Readonly<Record<string, readonly string[]>>

export function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** @returns an empty mapping where there is nothing */
export function asRaw(value: unknown, at: string): Raw {
  if (value === undefined || value === null) return {}
  if (isRaw(value)) return value
  throw new Misread(at, value, 'a mapping')
}

/** @throws Misread where a mapping on the way is something else */
export function getIn(raw: unknown, path: readonly string[], at: string): unknown {
  let here = raw
  for (let depth = 0; depth < path.length; depth++) {
    const key = path[depth] ?? ''
    if (here === undefined || here === null) return undefined
    if (!isRaw(here)) throw new Misread(placeOf(at, path.slice(0, depth).join('.')), here, 'a mapping')
    here = Object.hasOwn(here, key) ? here[key] : undefined
  }
  return here
}

/** The same with another value at the path; undefined takes the key away, and mappings that it leaves empty. */
export function setIn(
  raw: unknown,
  path: readonly string[],
  value: unknown,
  order: KeyOrder,
  at = ''
): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  const mapping = asRaw(raw, at)
  const inner = Object.hasOwn(mapping, key) ? mapping[key] : undefined
  const next = setIn(inner, rest, value, order, placeOf(at, key))
  if (Object.is(next, inner)) return raw
  if (next !== undefined) return put(mapping, key, next, order[at] ?? [])
  const left = without(mapping, [key])
  return path.length > 0 && at !== '' && Object.keys(left).length === 0 ? undefined : left
}

/** Sets a key: in its place when it is there, else behind the nearest key that comes before it in the order. */
export function put(raw: Raw, key: string, value: unknown, order: readonly string[]): Raw {
  const entries = Object.entries(raw)
  if (Object.hasOwn(raw, key) && Object.is(raw[key], value)) return raw
  if (Object.hasOwn(raw, key))
    return Object.fromEntries(entries.map(([name, old]) => [name, name === key ? value : old]))
  const rank = order.indexOf(key)
  const isBefore = (name: string) => order.includes(name) && order.indexOf(name) < rank
  const isAfter = (name: string) => rank >= 0 && order.indexOf(name) > rank
  const behind = entries.findLastIndex(([name]) => isBefore(name))
  const ahead = entries.findIndex(([name]) => isAfter(name))
  const index = behind >= 0 ? behind + 1 : ahead >= 0 ? ahead : entries.length
  return Object.fromEntries(entries.toSpliced(index, 0, [key, value]))
}

export function without(raw: Raw, keys: readonly string[]): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)))
}

export function placeOf(at: string, path: string): string {
  return at === '' || path === '' ? at + path : `${at}.${path}`
}
