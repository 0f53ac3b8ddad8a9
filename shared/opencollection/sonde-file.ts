import { isAtOrBelow } from '../workspace/item-path.ts'
import type { SondeEntry, SondeFile } from './sonde-schema.ts'

export const EMPTY_SONDE_FILE: SondeFile = { items: {} }

/** The same file with another entry for an item; what that says beyond what this version knows stays. */
export function withEntry(file: SondeFile, path: string, entry: SondeEntry | undefined): SondeFile {
  const before = Object.entries(file.items[path] ?? {}).filter(([key]) => !KNOWN.has(key))
  const after = { ...Object.fromEntries(before), ...entry }
  const others = Object.entries(file.items).filter(([other]) => other !== path)
  const items = Object.keys(after).length > 0 ? [...others, [path, after] as const] : others
  return { ...file, items: Object.fromEntries(items) }
}

/** The same file after an item was renamed or moved, with all that is in it if it is a folder. */
export function moveEntries(file: SondeFile, from: string, to: string): SondeFile {
  const moved = Object.entries(file.items).filter(([path]) => isAtOrBelow(path, from))
  const taken = new Set(moved.map(([path]) => to + path.slice(from.length)))
  const others = Object.entries(file.items).filter(([path]) => !isAtOrBelow(path, from) && !taken.has(path))
  const arrived = moved.map(([path, entry]) => [to + path.slice(from.length), entry] as const)
  return { ...file, items: Object.fromEntries([...others, ...arrived]) }
}

/** The paths that there are entries for and no items: those were renamed or deleted by others. */
export function orphansOf(file: SondeFile, existingPaths: Iterable<string>): string[] {
  const existing = new Set(existingPaths)
  return Object.keys(file.items)
    .filter(path => path !== '' && !existing.has(path))
    .sort(byCodeUnit)
}

/** The text of the file: the same for the same content, whatever the order in which it came about. */
export function printSondeFile(file: SondeFile): string {
  return `${JSON.stringify(sorted(file), null, 2)}\n`
}

/** Keys of an entry that a draft says in full: one that it does not say any more goes. */
const KNOWN: ReadonlySet<string> = new Set([
  'insecure',
  'tls',
  'retries',
  'protocol',
  'proxy',
  'resolve',
  'unixSocket',
  'timeouts',
  'encodeUrl',
  'redirects',
  'socket',
  'params',
  'hexMessages',
  'automation',
  'cookies',
  'eventStream',
  'withoutDefaults',
  'auth'
])

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => byCodeUnit(a, b))
  return Object.fromEntries(entries.map(([key, part]) => [key, sorted(part)]))
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
