import { asJson, type Lens, lens } from './lens.ts'
import { Misread } from './misread.ts'

interface ListOptions<T> {
  /** By what a row is known again after it was edited and moved. */
  nameOf?: (row: T) => string
  /** Whether this is a row of ours. Others stay in the file, behind the row that they stand behind. */
  isOurs?: (raw: unknown) => boolean
}

/** A list of rows. Rows that stayed, or were moved, are left as they are written. */
export function list<T>(row: Lens<T>, { nameOf, isOurs = () => true }: ListOptions<T> = {}): Lens<T[]> {
  const read: Lens<T[]>['read'] = (raw, at) =>
    rowsOf(raw, at).flatMap((one, index) => (isOurs(one) ? [row.read(one, `${at}[${index}]`)] : []))
  return lens(read, (raw, to) => {
    const rows = rowsOf(raw, '')
    const ours = rows.filter(isOurs)
    const sources = align(read(raw, ''), to, nameOf)
    const written = to.map((one, index) => {
      const source = sources[index]
      return row.write(source === undefined ? undefined : ours[source], one)
    })
    const next = ours.length === rows.length ? written : withOthers(rows, isOurs, written, sources)
    if (next.length === rows.length && next.every((one, index) => Object.is(one, rows[index]))) return raw
    return next.length > 0 ? next : undefined
  })
}

/** A list that says the same when it is missing as when it is empty. */
export function optionalList<T>(row: Lens<T>, options?: ListOptions<T>): Lens<T[] | undefined> {
  const { read, write } = list(row, options)
  return {
    read: (raw, at) => (raw === undefined ? undefined : read(raw, at)),
    write: (raw, to) => write(raw, to ?? [])
  }
}

export function rowsOf(raw: unknown, at: string): readonly unknown[] {
  if (raw === undefined || raw === null) return []
  if (Array.isArray(raw)) return raw
  throw new Misread(at, raw, 'a list')
}

/**
 * Which of the rows before each row was made from: the same one, else one of the same name, else the one that stood in
 * its place.
 * @returns for each row of `after` an index of `before`, none twice
 */
export function align<T>(
  before: readonly T[],
  after: readonly T[],
  nameOf?: (row: T) => string
): (number | undefined)[] {
  const free = new Set(before.keys())
  const sources: (number | undefined)[] = after.map(() => undefined)
  const match = (known: (row: T) => string | undefined) => {
    const byKey = new Map<string | undefined, number[]>()
    before.forEach((row, index) => {
      if (!free.has(index)) return
      const key = known(row)
      const others = byKey.get(key)
      if (others) others.push(index)
      else byKey.set(key, [index])
    })
    after.forEach((row, index) => {
      if (sources[index] !== undefined) return
      const source = byKey.get(known(row))?.shift()
      if (source === undefined) return
      sources[index] = source
      free.delete(source)
    })
  }
  match(asJson)
  if (nameOf) match(nameOf)
  after.forEach((_, index) => {
    if (sources[index] === undefined && free.delete(index)) sources[index] = index
  })
  return sources
}

function withOthers(
  rows: readonly unknown[],
  isOurs: (raw: unknown) => boolean,
  written: readonly unknown[],
  sources: readonly (number | undefined)[]
): unknown[] {
  let ours = -1
  const others = rows.flatMap(raw => {
    if (!isOurs(raw)) return [{ raw, behind: ours }]
    ours += 1
    return []
  })
  const behind = (source: number | undefined) =>
    others.filter(other => other.behind === source).map(({ raw }) => raw)
  const left = others.filter(other => other.behind >= 0 && !sources.includes(other.behind))
  return [
    ...behind(-1),
    ...written.flatMap((row, index) => [row, ...behind(sources[index])]),
    ...left.map(({ raw }) => raw)
  ]
}
