/**
 * Finds out what ends the records of delimited text (RFC 4180): a line feed, which may have a carriage return before it.
 * A carriage return alone does where no line feed stands but in quotes. Each character is looked at once.
 */
export class NewlineFinder {
  readonly #delimiter: string
  #at = 0
  #place: 'start' | 'within' | 'quoted' | 'behind' = 'start'

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  /**
   * @param text all there is by now: what there was before, and more
   * @param last whether nothing follows
   * @returns undefined where nothing has ended yet
   */
  find(text: string, last: boolean): '\n' | '\r' | undefined {
    let newline: '\r' | undefined
    for (; this.#at < text.length; this.#at++) {
      const char = text[this.#at]
      // The line feed behind it may be on its way.
      if (char === '\r' && this.#place !== 'quoted' && !last && this.#at + 1 === text.length) break
      if (char === '"' && this.#place !== 'within')
        this.#place = this.#place === 'quoted' ? 'behind' : 'quoted'
      else if (this.#place === 'quoted') continue
      else if (char === '\n') return '\n'
      else if (char === '\r') newline = '\r'
      else this.#place = 'within'
      if (char === this.#delimiter || char === '\r') this.#place = 'start'
    }
    return newline ?? (last ? '\n' : undefined)
  }
}
