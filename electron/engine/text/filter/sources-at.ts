/** A place in JSON, from the root on: names of members and indexes of elements. */
export type JsonLocation = readonly (string | number)[]

interface Branch {
  children: Map<string | number, Branch>
  /** Which of the locations lead here. */
  ends: number[]
}

const SPACE = /[\s]*/y
const SCALAR = /[^\s,\]}]+/y
const BRACKET_OR_QUOTE = /["{}[\]]/g

/**
 * The values at some places as they were written: numbers of any length, escapes and white space stay what they were,
 * which they do not when values are printed anew.
 * @param text valid JSON that has all of the places
 */
export function sourcesAt(text: string, locations: readonly JsonLocation[]): string[] {
  const reader = new SourceReader(text, locations.length)
  reader.take(branchesOf(locations))
  return reader.found
}

function branchesOf(locations: readonly JsonLocation[]): Branch {
  const root: Branch = { children: new Map(), ends: [] }
  for (const [index, location] of locations.entries()) {
    let branch = root
    for (const step of location) {
      const next = branch.children.get(step) ?? { children: new Map(), ends: [] }
      branch.children.set(step, next)
      branch = next
    }
    branch.ends.push(index)
  }
  return root
}

class SourceReader {
  readonly found: string[]
  readonly #text: string
  #at = 0

  constructor(text: string, count: number) {
    this.#text = text
    this.found = new Array<string>(count).fill('')
  }

  /** Passes a value, and notes what of it is wanted. */
  take(branch: Branch | undefined): void {
    this.#pass(SPACE)
    const start = this.#at
    const opener = this.#text[start]
    if (branch && branch.children.size > 0 && (opener === '{' || opener === '['))
      this.#takeMembers(branch, opener === '{')
    else this.#skipValue()
    for (const index of branch?.ends ?? []) this.found[index] = this.#text.slice(start, this.#at)
  }

  #takeMembers({ children }: Branch, isObject: boolean): void {
    this.#at++
    for (let index = 0; ; index++) {
      this.#pass(SPACE)
      const char = this.#text[this.#at]
      if (char === '}' || char === ']') break
      this.take(children.get(isObject ? this.#name() : index))
      this.#pass(SPACE)
      if (this.#text[this.#at] !== ',') break
      this.#at++
    }
    this.#at++
  }

  /** The name of a member, and its colon. */
  #name(): string {
    const start = this.#at
    this.#skipString()
    const name = String(JSON.parse(this.#text.slice(start, this.#at)))
    this.#pass(SPACE)
    this.#at++
    return name
  }

  #skipValue(): void {
    const char = this.#text[this.#at]
    if (char === '"') this.#skipString()
    else if (char === '{' || char === '[') this.#skipBrackets()
    else this.#pass(SCALAR)
  }

  #skipBrackets(): void {
    let depth = 0
    do {
      BRACKET_OR_QUOTE.lastIndex = this.#at
      const next = BRACKET_OR_QUOTE.exec(this.#text)
      if (!next) break
      this.#at = next.index
      if (next[0] === '"') this.#skipString()
      else {
        depth += next[0] === '{' || next[0] === '[' ? 1 : -1
        this.#at++
      }
    } while (depth > 0)
  }

  /** A scan, because a pattern would exhaust the stack on long strings. */
  #skipString(): void {
    for (this.#at++; this.#at < this.#text.length && this.#text[this.#at] !== '"'; this.#at++)
      if (this.#text[this.#at] === '\\') this.#at++
    this.#at++
  }

  #pass(pattern: RegExp): void {
    pattern.lastIndex = this.#at
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0
  }
}
