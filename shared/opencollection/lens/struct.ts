import type { Kept } from '../../model/draft/tolerant.ts'
import { type Lens, saysSame } from './lens.ts'
import { asRaw, getIn, isRaw, type KeyOrder, placeOf, put, type Raw, setIn, without } from './raw.ts'

/** How one field of a noun stands in a mapping. */
interface Member<T> {
  path: readonly string[]
  /** The path for people. */
  place: string
  /** The keys of the mapping that it speaks of. */
  keys: readonly string[]
  lens: Lens<T>
}

export function member<T>(path: string, lens: Lens<T>): Member<T> {
  const keys = path.split('.')
  return { path: keys, place: path, keys: keys.slice(0, 1), lens }
}

/** A field that several keys of the mapping say together. */
export function across<T>(keys: readonly string[], lens: Lens<T>): Member<T> {
  return { path: [], place: '', keys, lens }
}

type Members<T> = { [K in keyof Required<T>]: Member<T[K & keyof T]> }

interface StructOptions {
  /** What a new one begins with: what the format requires. */
  seed?: Raw
  /** Else the order of the members. */
  order?: KeyOrder
  /** Keys that another lens speaks of. */
  known?: readonly string[]
}

/**
 * A noun whose fields stand each somewhere in a mapping. Other keys of it are left alone. A mapping that ends up empty
 * goes, unless there are keys that it must have.
 */
export function struct<T extends object>(members: Members<T>, options: StructOptions = {}): Lens<T> {
  const fields = entriesOf(members)
  const order = options.order ?? orderOf(fields.map(([, { path, keys }]) => (path.length > 0 ? path : keys)))
  return {
    read(raw, at) {
      asRaw(raw, at)
      const read: Partial<T> = {}
      for (const [field, { path, place, lens }] of fields) {
        const value = lens.read(getIn(raw, path, at), placeOf(at, place))
        if (value !== undefined) read[field] = value
      }
      // Every field that must not be missing has a lens that gives a value.
      return read as T
    },
    write(raw, to) {
      const isNew = raw === undefined || raw === null
      const start = isNew ? (options.seed ?? {}) : raw
      let next: unknown = start
      for (const [field, { path, lens }] of fields) {
        const here = getIn(next, path, '')
        const written = lens.write(here, to[field])
        if (!Object.is(written, here)) next = setIn(next, path, written, order)
      }
      if (options.seed) return next
      if (next === start) return raw
      return Object.keys(asRaw(next, '')).length > 0 ? next : undefined
    }
  }
}

/** What stands further down, at a path. */
export function within<T>(path: string, lens: Lens<T>, order: KeyOrder): Lens<T> {
  const keys = path.split('.')
  return {
    read: (raw, at) => lens.read(getIn(raw, keys, at), placeOf(at, path)),
    write(raw, to) {
      const here = getIn(raw, keys, '')
      const written = lens.write(here, to)
      return Object.is(written, here) ? raw : setIn(raw, keys, written, order)
    }
  }
}

/** A struct that carries along the keys it does not know, so that they go where it goes. */
export function keeping<T extends { kept?: Kept | undefined }>(
  members: Members<Omit<T, 'kept'>>,
  options: StructOptions = {}
): Lens<Omit<T, 'kept'> & { kept?: Kept | undefined }> {
  const inner = struct<Omit<T, 'kept'>>(members, options)
  const known = [
    ...entriesOf(members).flatMap(([, { keys }]) => keys),
    ...Object.keys(options.seed ?? {}),
    ...(options.known ?? [])
  ]
  return {
    read: (raw, at) => ({ ...inner.read(raw, at), ...keptOf(raw, known) }),
    write(raw, to) {
      const next = inner.write(raw, to)
      return writeKept(next, keptOf(raw, known).kept ?? {}, to.kept ?? {})
    }
  }
}

/** Keys of a mapping beyond the known ones. JSON in JavaScript has no safe way for `__proto__`: it stays in the file. */
export function keptOf(raw: unknown, known: readonly string[]): { kept?: Kept } {
  if (!isRaw(raw)) return {}
  const isKept = (key: string) => !known.includes(key) && key !== '__proto__'
  if (!Object.keys(raw).some(isKept)) return {}
  return { kept: Object.fromEntries(Object.entries(raw).filter(([key]) => isKept(key))) }
}

export function writeKept(raw: unknown, before: Kept, after: Kept): unknown {
  if (!isRaw(raw)) return raw
  const gone = Object.keys(before).filter(key => !Object.hasOwn(after, key))
  let next = gone.length > 0 ? without(raw, gone) : raw
  for (const [key, value] of Object.entries(after))
    if (!Object.hasOwn(before, key) || !saysSame(before[key], value)) next = put(next, key, value, [])
  return next
}

function orderOf(paths: readonly (readonly string[])[]): KeyOrder {
  const order: Record<string, string[]> = {}
  for (const path of paths)
    path.forEach((key, depth) => {
      const within = path.slice(0, depth).join('.')
      order[within] = [...new Set([...(order[within] ?? []), key])]
    })
  return order
}

function entriesOf<T>(members: Members<T>): [keyof T, Member<T[keyof T]>][] {
  return Object.entries(members) as [keyof T, Member<T[keyof T]>][]
}
