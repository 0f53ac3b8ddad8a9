import { isCollection, isMap, isNode, isScalar, type ParsedNode, visit } from 'yaml'
import { lineStart } from './lines.ts'

/** How the author of a file writes, for what is added to it. */
export interface FileStyle {
  /** Spaces that a mapping stands in from the key that it belongs to. */
  step: number
  /** Spaces that a sequence stands in from its key. */
  sequence: number
  /** From a dash to what follows it. */
  dash: number
  /** Quotes, where there must be some. */
  quote: 'single' | 'double'
}

/** How Bruno writes. */
export const BRUNO_STYLE: FileStyle = { step: 2, sequence: 2, dash: 2, quote: 'double' }

/** What most of the file does, and Bruno's way where it does neither. */
export function styleOf(text: string, root: ParsedNode | null): FileStyle {
  const steps = new Votes()
  const sequences = new Votes()
  const dashes = new Votes()
  const quotes = new Votes()
  const column = (offset: number) => offset - lineStart(text, offset)
  visit(root, {
    Pair(_, { key, value }) {
      if (!isScalar(key) || !isCollection(value) || value.flow || !key.range || !value.range) return
      const start = value.range[0]
      if (lineStart(text, start) === lineStart(text, key.range[0])) return
      const votes = isMap(value) ? steps : sequences
      votes.add(column(start) - column(key.range[0]))
    },
    Seq(_, sequence) {
      if (sequence.flow || !sequence.range) return
      for (const item of sequence.items) {
        if (!isNode(item) || !item.range || item.range[0] === item.range[1]) continue
        const start = item.range[0]
        // Behind a dash there are only spaces, unless it has an anchor or a tag.
        const own = /- *$/.exec(text.slice(lineStart(text, start), start))
        if (own !== null) dashes.add(own[0].length)
      }
    },
    Scalar(_, scalar) {
      if (scalar.type === 'QUOTE_SINGLE') quotes.add(1)
      if (scalar.type === 'QUOTE_DOUBLE') quotes.add(2)
    }
  })
  const step = steps.winner(value => value > 0) ?? sequences.winner(value => value > 0) ?? BRUNO_STYLE.step
  return {
    step,
    sequence: sequences.winner(value => value >= 0) ?? step,
    dash: dashes.winner(value => value > 1) ?? BRUNO_STYLE.dash,
    quote: quotes.winner(() => true) === 1 ? 'single' : 'double'
  }
}

class Votes {
  readonly #counts = new Map<number, number>()

  add(value: number): void {
    this.#counts.set(value, (this.#counts.get(value) ?? 0) + 1)
  }

  winner(possible: (value: number) => boolean): number | undefined {
    let best: number | undefined
    for (const [value, count] of this.#counts) {
      if (possible(value) && count > (this.#counts.get(best ?? Number.NaN) ?? 0)) best = value
    }
    return best
  }
}
