/** Names that Windows keeps for devices, with whatever ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f\p{Surrogate}]/gu
/** In UTF-8. File systems take 255 with the ending, and the name of a file being written is longer than its own. */
const MAX_BYTES = 200
const UNNAMED = 'untitled'

/**
 * The name of a file or folder for what a person calls `name`, made as Bruno makes it: what some file system cannot
 * hold becomes a hyphen. It never begins with a dot, since such files are not part of a collection.
 * @param ending ASCII, as `.yml`; it is part of the result, and never cut off with what is too long
 */
export function fileNameOf(name: string, ending = ''): string {
  const clean = trimmed(name.normalize('NFC').replace(FORBIDDEN, '-'))
  const short = trimmed(cut(clean, MAX_BYTES - ending.length))
  if (short === '') return `${UNNAMED}${ending}`
  // Windows looks only at what stands before the first dot.
  const dot = short.indexOf('.')
  const stem = dot === -1 ? short : short.slice(0, dot)
  const named = RESERVED.test(stem.trimEnd())
    ? `${stem.trimEnd()}_${dot === -1 ? '' : short.slice(dot)}`
    : short
  return `${named}${ending}`
}

/**
 * The same, made another than all that are there, as `name 2`.
 * @param taken names as `foldedFileName` folds them
 * @param ending of the file, as `.yml`; it is part of the result
 */
export function freeFileName(name: string, taken: ReadonlySet<string>, ending = ''): string {
  return new FileNames(taken).take(name, ending)
}

/** Names of many files of one folder, made one after the other: each is another than all before it. */
export class FileNames {
  readonly #taken: Set<string>
  /** From which number on one is free, by the name without it, folded. */
  readonly #free = new Map<string, number>()

  /** @param taken see `freeFileName` */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /** See `freeFileName`. */
  take(name: string, ending = ''): string {
    const base = fileNameOf(name)
    const folded = foldedFileName(base + ending)
    for (let n = this.#free.get(folded) ?? 1; ; n++) {
      const candidate = `${base}${n === 1 ? '' : ` ${n}`}${ending}`
      if (this.#taken.has(foldedFileName(candidate))) continue
      this.#taken.add(foldedFileName(candidate))
      this.#free.set(folded, n + 1)
      return candidate
    }
  }
}

/** What two names have in common that are one file on a file system which ignores case or Unicode's forms. */
export function foldedFileName(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function trimmed(name: string): string {
  return name.replace(/^[\s.-]+/, '').replace(/[\s.]+$/, '')
}

function cut(name: string, maxBytes: number): string {
  let bytes = 0
  let end = 0
  for (const character of name) {
    bytes += utf8Length(character.codePointAt(0) ?? 0)
    if (bytes > maxBytes) return name.slice(0, end)
    end += character.length
  }
  return name
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
