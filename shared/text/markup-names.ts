import { type MarkupDialect, VERBATIM_NAMES, VOID_NAMES } from '../format/markup-nodes.ts'

/** Of a name without characters. */
export const NO_NAME = 0x811c9dc5 | 0

/** The hash (FNV-1a) of a name with one more byte. In HTML names are the same whatever their case. */
export function nextHash(hash: number, byte: number, dialect: MarkupDialect): number {
  const folded = dialect === 'html' && byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  return Math.imul(hash ^ folded, 0x01000193)
}

export function hashOf(name: string, dialect: MarkupDialect): number {
  let hash = NO_NAME
  for (const byte of new TextEncoder().encode(name)) hash = nextHash(hash, byte, dialect)
  return hash
}

/** Of these elements the content is text, whatever it looks like; of the others it is markup in which space counts. */
const TEXTUAL = ['script', 'style', 'textarea', 'title', 'iframe', 'xmp']
/** Names of elements that are passed as a whole, up to the first end tag of their own. */
export const RAW_NAMES: readonly string[] = [
  ...TEXTUAL,
  ...VERBATIM_NAMES.filter(name => !TEXTUAL.includes(name))
]
/** So many of `RAW_NAMES` come first that hold text. */
export const TEXTUAL_RAW = TEXTUAL.length

const RAW_HASHES = new Map(RAW_NAMES.map((name, index) => [hashOf(name, 'html'), index]))
const VOID_HASHES = new Set(VOID_NAMES.map(name => hashOf(name, 'html')))
const NONE: ReadonlySet<number> = new Set()

/** Index in `RAW_NAMES` of the name of an HTML element, or -1. */
export function rawIndexOf(hash: number): number {
  return RAW_HASHES.get(hash) ?? -1
}

/** Hashes of the names of elements that have no end tag. */
export function voids(dialect: MarkupDialect): ReadonlySet<number> {
  return dialect === 'html' ? VOID_HASHES : NONE
}
