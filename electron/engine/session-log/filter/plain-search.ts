import type { TextQuery } from '#shared/model/text-document.ts'
import type { PayloadPage, PayloadSearch } from './payload-page.ts'

/** In Unicode these are letters of ASCII in another case (CaseFolding.txt): the Kelvin sign, and the long s. */
const FOLDED: Record<string, string> = { k: '\u00e2\u0084\u00aa', s: '\u00c5\u00bf' }
const ASCII = /^[\x20-\x7e\t]+$/
const SYNTAX = /[\\^$.*+?()[\]{}|/]/

/**
 * Searches the bytes of many messages at once for a plain text, which finds what a search of each as text would.
 * @returns undefined where the query needs more than that
 */
export function plainSearch(query: TextQuery): PayloadSearch | undefined {
  const { text, regex, matchCase, wholeWord } = query
  // What is searched line by line is in no line, half a character is in no UTF-8, and its replacement may stand for any byte.
  if (regex || wholeWord || text.includes('\n') || /[\uFFFD\p{Surrogate}]/u.test(text)) return undefined
  if (matchCase) return new ByteSearch(Buffer.from(text))
  return ASCII.test(text) ? new CaselessSearch(text) : undefined
}

class ByteSearch implements PayloadSearch {
  readonly #wanted: Buffer

  constructor(wanted: Buffer) {
    this.#wanted = wanted
  }

  keep(page: PayloadPage, signs: Uint8Array): void {
    const wanted = this.#wanted
    keepHits(page, signs, from => {
      const at = page.bytes.indexOf(wanted, from)
      return at < 0 ? undefined : [at, at + wanted.length]
    })
  }
}

class CaselessSearch implements PayloadSearch {
  readonly #pattern: RegExp

  constructor(text: string) {
    this.#pattern = new RegExp([...text].map(caseless).join(''), 'g')
  }

  keep(page: PayloadPage, signs: Uint8Array): void {
    const pattern = this.#pattern
    // Each byte is a character, so that places stay what they are.
    const text = page.bytes.toString('latin1')
    keepHits(page, signs, from => {
      pattern.lastIndex = from
      const match = pattern.exec(text)
      return match ? [match.index, match.index + match[0].length] : undefined
    })
  }
}

function caseless(character: string): string {
  const lower = character.toLowerCase()
  const upper = character.toUpperCase()
  if (lower === upper) return SYNTAX.test(character) ? `\\${character}` : character
  const folded = FOLDED[lower]
  return folded ? `(?:[${lower}${upper}]|${folded})` : `[${lower}${upper}]`
}

/** @param next finds where the next hit at or after a place begins and ends */
function keepHits(
  { records, first, end, start }: PayloadPage,
  signs: Uint8Array,
  next: (from: number) => [number, number] | undefined
): void {
  let hit = next(0)
  for (let n = first; n < end; n++) {
    if (signs[n] === 0) continue
    const from = records.offset(n) - start
    const to = from + records.size(n)
    while (hit && hit[0] < from) hit = next(from)
    // One that goes over the end hides none before it: the next one may begin only after it.
    if (!hit || hit[1] > to) signs[n] = 0
  }
}
