/** A replacement of a part of a text. */
export interface Splice {
  start: number
  end: number
  text: string
}

/** That the splices of an edit contradict each other, or that no splice can do it: a larger part must be replaced. */
export class Unspliceable extends Error {}

/**
 * A file's text as it is edited: without byte order mark, with LF, ending in a newline. What is spliced lands in the
 * file itself, so that what is not touched keeps its bytes.
 */
export class SourceText {
  readonly text: string
  readonly #source: string
  readonly #eol: string
  readonly #padded: boolean
  /** Where in `text` the lines begin that a CR stood before the end of. */
  readonly #afterCr: number[] = []
  readonly #mark: number

  constructor(source: string) {
    this.#eol = prevailingEol(source)
    this.#padded = source !== '' && !source.endsWith('\n')
    this.#source = this.#padded ? source + this.#eol : source
    this.#mark = source.startsWith('\uFEFF') ? 1 : 0
    let text = ''
    for (const line of this.#source.slice(this.#mark).split('\r\n')) {
      if (text !== '' || this.#afterCr.length > 0) {
        text += '\n'
        this.#afterCr.push(text.length)
      }
      text += line
    }
    this.text = this.#afterCr.length > 0 ? text : this.#source.slice(this.#mark)
  }

  /** The file with the splices in it. @throws Unspliceable when they overlap */
  apply(splices: readonly Splice[]): string {
    const ordered = [...splices].sort((a, b) => a.start - b.start || a.end - b.end)
    let result = ''
    let done = 0
    for (const { start, end, text } of ordered) {
      if (start < done) throw new Unspliceable('The splices overlap.')
      result += this.#original(done, start) + text.replaceAll('\n', this.#eol)
      done = end
    }
    result += this.#original(done, this.text.length)
    const whole = this.#source.slice(0, this.#mark) + result
    return this.#padded && whole.endsWith(this.#eol) ? whole.slice(0, -this.#eol.length) : whole
  }

  #original(start: number, end: number): string {
    return this.#source.slice(this.#offset(start), this.#offset(end))
  }

  /** The offset in the file: every CR that was taken out before it moves it on. */
  #offset(offset: number): number {
    let low = 0
    let high = this.#afterCr.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#afterCr[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return offset + low + this.#mark
  }
}

/** How most lines of a text end. */
export function prevailingEol(source: string): string {
  const crlf = source.split('\r\n').length - 1
  return crlf * 2 > source.split('\n').length - 1 ? '\r\n' : '\n'
}
