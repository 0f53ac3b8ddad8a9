import type { DecodedText } from './decode-text.ts'
import { type TextDecoding, textDecoder } from './text-decoder.ts'

const BEYOND_ASCII = /[^\x00-\x7f]/

/**
 * Finds out whether a text that is said to be in another encoding is UTF-8, as its bytes come. What is the same in both
 * tells nothing: there has to be something beyond ASCII.
 */
export class MisnamedUtf8 {
  readonly #isWide: boolean
  /** Absent where it is not UTF-8, or nobody has said that it were something else. */
  #decoder: TextDecoding | undefined
  #isBeyond = false

  constructor({ encoding, source }: Pick<DecodedText, 'encoding' | 'source'>) {
    const isNamed = (source === 'declared' || source === 'content') && encoding !== 'utf-8'
    this.#decoder = isNamed ? textDecoder('utf-8', { fatal: true }) : undefined
    // There even ASCII is written otherwise, and full of NULs.
    this.#isWide = /^utf-(16|32)/.test(encoding)
  }

  add(piece: Uint8Array): void {
    const text = this.#read(piece, true)
    if (this.#isWide && text?.includes('\0')) this.#decoder = undefined
    this.#isBeyond ||= text !== undefined && text !== '' && (this.#isWide || BEYOND_ASCII.test(text))
  }

  /** @param cut whether the bytes may end within a character */
  end(cut: boolean): boolean {
    this.#read(new Uint8Array(), cut)
    return this.#decoder !== undefined && this.#isBeyond
  }

  #read(piece: Uint8Array, stream: boolean): string | undefined {
    try {
      return this.#decoder?.decode(piece, { stream })
    } catch {
      this.#decoder = undefined
      return undefined
    }
  }
}
