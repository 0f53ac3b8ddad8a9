const ENTRY = /^([A-Za-z][A-Za-z0-9_]{0,63}):(?: (.+))?$/
/** A plain scalar that can only be a text: no number, no truth value, no comment, no mapping, on one line. */
const PLAIN = /^[A-Za-z/](?:[^\s:#]|:(?=\S)|(?<=\S)#| (?=[^\s#]))*$/
/** As the first line of each collection has one: with two points it is no number. */
const VERSION = /^\d{1,9}(?:\.\d{1,9}){2}$/
const NO_TEXT = /^(?:true|false|null)$/i
const QUOTED = /^(?:"([^"\\]*)"|'([^']*)')$/
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,8})$/
/** Texts beyond are few, and for the parser, which knows when a text says too much. */
const MAX_TEXT = 65_536
const MAX_DEPTH = 40

interface Line {
  indent: number
  text: string
}

/** What is written in a way that has no quick reading. */
class Unusual extends Error {}
const unusual = new Unusual()

/**
 * Reads what nearly all requests are written in: mappings and lists by indentation, with texts, numbers and truth values
 * on one line each. Parsing YAML takes ten times as long, and a run through a collection does little else.
 * @returns what the parser would say; undefined for whatever looks unusual, valid or not
 */
export function quickYaml(source: string): { value: unknown } | undefined {
  if (source.length > MAX_TEXT) return undefined
  const lines: Line[] = []
  for (const line of source.split('\n')) {
    if (line === '') continue
    const text = line.trimStart()
    const indent = line.length - text.length
    if (text === '' || line.slice(0, indent) !== ' '.repeat(indent)) return undefined
    lines.push({ indent, text })
  }
  if (lines[0]?.indent !== 0) return undefined
  try {
    const reader = new LineReader(lines)
    const value = reader.block(0, 0)
    return reader.isAtEnd ? { value } : undefined
  } catch (error) {
    if (error === unusual) return undefined
    throw error
  }
}

class LineReader {
  readonly #lines: Line[]
  #at = 0

  constructor(lines: Line[]) {
    this.#lines = lines
  }

  get isAtEnd(): boolean {
    return this.#at === this.#lines.length
  }

  /** @throws Unusual */
  block(indent: number, depth: number): unknown {
    if (depth > MAX_DEPTH) throw unusual
    return this.#lines[this.#at]?.text.startsWith('- ')
      ? this.#list(indent, depth)
      : this.#mapping(indent, depth)
  }

  #mapping(indent: number, depth: number): object {
    const entries = new Map<string, unknown>()
    for (let line = this.#next(indent); line && !line.text.startsWith('- '); line = this.#next(indent)) {
      const [, key, written] = ENTRY.exec(line.text) ?? []
      if (key === undefined || NO_TEXT.test(key) || entries.has(key)) throw unusual
      this.#at++
      entries.set(key, written === undefined ? this.#below(indent, depth) : scalar(written))
    }
    return Object.fromEntries(entries)
  }

  #list(indent: number, depth: number): unknown[] {
    const items: unknown[] = []
    for (let line = this.#next(indent); line?.text.startsWith('- '); line = this.#next(indent)) {
      const text = line.text.slice(2)
      if (ENTRY.test(text)) {
        this.#lines[this.#at] = { indent: indent + 2, text }
        items.push(this.#mapping(indent + 2, depth + 1))
      } else {
        this.#at++
        items.push(scalar(text))
      }
    }
    return items
  }

  /** What stands under a key, deeper than it. */
  #below(indent: number, depth: number): unknown {
    const next = this.#lines[this.#at]
    if (next && next.indent === indent && next.text.startsWith('-')) throw unusual
    return next && next.indent > indent ? this.block(next.indent, depth + 1) : null
  }

  /** The next line of a block; undefined at its end. A line that is deeper belongs to something unusual. */
  #next(indent: number): Line | undefined {
    const line = this.#lines[this.#at]
    if (!line || line.indent < indent) return undefined
    if (line.indent > indent) throw unusual
    return line
  }
}

function scalar(text: string): unknown {
  const quoted = QUOTED.exec(text)
  if (quoted) return quoted[1] ?? quoted[2]
  if (WHOLE_NUMBER.test(text)) return Number(text)
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === '[]') return []
  if (text === '{}') return {}
  if ((PLAIN.test(text) && !NO_TEXT.test(text)) || VERSION.test(text)) return text
  throw unusual
}
