import { type Excerpt, excerptOf } from './excerpt.ts'
import { foldText } from './fold-text.ts'
import type { Piece, Place } from './searchable.ts'

/** So much of one item is searched: beyond it lie bodies that were pasted. In characters. */
const MAX_LENGTH = 256 * 1024
/** What a word counts that is found there. The smaller, the better. */
const RANK: Partial<Record<Place, number>> = { name: 0, url: 10 }
const OTHER_RANK = 20
/** A word in the name that does not begin it. */
const INSIDE_NAME = 1

interface Indexed {
  /** All pieces, each on lines of its own. */
  text: string
  folded: string
  /** Where each piece begins in the text. */
  starts: number[]
  places: Place[]
}

/** An item that all words were found in. */
export interface Find {
  path: string
  /** The smaller, the better. */
  rank: number
  place: Place
  /** Made when it is asked for: of ten thousand finds a few are shown. */
  excerpt(): Excerpt
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
      places: pieces.map(([place]) => place)
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
      const at = words.map(word => item.folded.indexOf(word))
      if (at.includes(-1)) continue
      const offset = at[0] ?? 0
      finds.push({
        path,
        place: placeAt(item, offset),
        rank: at.reduce((sum, each) => sum + rankAt(item, each), 0),
        excerpt: () => excerptOf(item.text, offset, first.length)
      })
    }
    return finds
  }
}

function placeAt({ starts, places }: Indexed, offset: number): Place {
  const index = starts.findLastIndex(start => start <= offset)
  return places[index] ?? 'other'
}

function rankAt(item: Indexed, offset: number): number {
  const place = placeAt(item, offset)
  return (RANK[place] ?? OTHER_RANK) + (place === 'name' && offset > 0 ? INSIDE_NAME : 0)
}
