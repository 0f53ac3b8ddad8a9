import { type Excerpt, excerptOf } from './excerpt.ts'
import { foldText } from './fold-text.ts'
import type { Piece, Place } from './searchable.ts'

/** So much of one item is searched: beyond it lie bodies that were pasted. In characters. */
const MAX_LENGTH = 256 * 1024
/** What a word counts that is found there. The smaller, the better. */
const RANKS = { beginsName: 0, name: 1, url: 10, other: 20 }

interface Indexed {
  /** All pieces, each on lines of its own. */
  text: string
  folded: string
  /** Where each piece begins in the text. */
  starts: number[]
  places: Place[]
  /** Where the name ends, and the URL, which are the first pieces. */
  nameEnd: number
  urlEnd: number
}

/** An item that all words were found in. */
interface Find {
  path: string
  /** The smaller, the better. */
  rank: number
  /** What was found where. Made when it is asked for: of ten thousand finds a few are shown. */
  show(): Excerpt & { place: Place }
}

/** The texts of a collection's items, to be searched as somebody types. */
export class SearchIndex {
  readonly #items = new Map<string, Indexed>()

  /** @param pieces the most telling first */
  put(path: string, pieces: readonly Piece[]): void {
    const starts: number[] = []
    let text = ''
    for (const [, piece] of pieces) {
      starts.push(text.length)
      text += `${piece}\n`
    }
    const cut = text.slice(0, MAX_LENGTH)
    const folded = foldText(cut)
    this.#items.set(path, {
      text: cut,
      // Of what has no capitals one copy is enough.
      folded: folded === cut ? cut : folded,
      starts,
      places: pieces.map(([place]) => place),
      nameEnd: endOf(pieces, ['name']),
      urlEnd: endOf(pieces, ['name', 'url'])
    })
  }

  /** Forgets an item, with all that is under it. */
  remove(path: string): void {
    for (const each of this.#items.keys()) {
      if (each === path || each.startsWith(`${path}/`)) this.#items.delete(each)
    }
  }

  clear(): void {
    this.#items.clear()
  }

  /** @param words folded: see `wordsOf` */
  find(words: readonly string[]): Find[] {
    const [first] = words
    if (first === undefined) return []
    const finds: Find[] = []
    for (const [path, item] of this.#items) {
      const offset = item.folded.indexOf(first)
      const rank = offset === -1 ? undefined : rankOf(item, offset, words)
      if (rank === undefined) continue
      const show = () => ({ place: placeAt(item, offset), ...excerptOf(item.text, offset, first.length) })
      finds.push({ path, rank, show })
    }
    return finds
  }
}

/** @param first where the first word is @returns undefined when another one is nowhere */
function rankOf(item: Indexed, first: number, words: readonly string[]): number | undefined {
  let rank = rankAt(item, first)
  for (let n = 1; n < words.length; n++) {
    const offset = item.folded.indexOf(words[n] ?? '')
    if (offset === -1) return undefined
    rank += rankAt(item, offset)
  }
  return rank
}

function endOf(pieces: readonly Piece[], places: readonly Place[]): number {
  let end = 0
  for (const [place, text] of pieces) {
    if (!places.includes(place)) break
    end += text.length + 1
  }
  return end
}

function placeAt({ starts, places }: Indexed, offset: number): Place {
  const index = starts.findLastIndex(start => start <= offset)
  return places[index] ?? 'other'
}

function rankAt({ nameEnd, urlEnd }: Indexed, offset: number): number {
  if (offset === 0 && nameEnd > 0) return RANKS.beginsName
  if (offset < nameEnd) return RANKS.name
  return offset < urlEnd ? RANKS.url : RANKS.other
}
