import { isAscii } from 'node:buffer'
import type { LinePattern } from '#shared/text/compile-query.ts'
import { findInLines } from '#shared/text/find-in-lines.ts'
import { type PayloadPage, type PayloadSearch, payloadAt } from './payload-page.ts'

const LINE_END = 0x0a

/** Searches payloads as text, line by line. */
export class LineSearch implements PayloadSearch {
  readonly #pattern: LinePattern

  constructor(pattern: LinePattern) {
    this.#pattern = pattern
  }

  keep(page: PayloadPage, signs: Uint8Array): void {
    if (!this.#pattern.mayLeaveLine && isAscii(page.bytes)) this.#keepAtOnce(page, signs)
    else this.#keepOneByOne(page, signs)
  }

  #keepOneByOne(page: PayloadPage, signs: Uint8Array): void {
    for (let n = page.first; n < page.end; n++)
      if (signs[n] !== 0 && this.#find(payloadAt(page, n).toString('utf8'), 0) === undefined) signs[n] = 0
  }

  /** What stays in its line is searched in all of them as in one text, in which a byte is a character. */
  #keepAtOnce(page: PayloadPage, signs: Uint8Array): void {
    const { first, end } = page
    const lines = Buffer.allocUnsafe(page.bytes.length + (end - first))
    let length = 0
    /** Where the payload of an entry ends; of those that are not meant, where the one before does. */
    const ends = new Uint32Array(end - first)
    for (let n = first; n < end; n++) {
      if (signs[n] !== 0) {
        length += payloadAt(page, n).copy(lines, length)
        lines[length++] = LINE_END
      }
      ends[n - first] = length
    }
    const text = lines.toString('latin1', 0, length)
    let hit = this.#find(text, 0)
    for (let n = first; n < end; n++) {
      if (signs[n] === 0) continue
      const to = ends[n - first] ?? 0
      if (hit === undefined || hit >= to) signs[n] = 0
      else hit = this.#find(text, to)
    }
  }

  #find(text: string, from: number): number | undefined {
    let hit: number | undefined
    findInLines(text, this.#pattern, from, start => {
      hit = start
      return false
    })
    return hit
  }
}
