import type { MultipartPart } from './multipart-part.ts'
import { parsePartHeaders } from './parse-part-headers.ts'

/** Longer headers of a part are none. */
const MOST_HEADERS = 64 * 1024
/** White space that may follow a boundary in its line. */
const MOST_PADDING = 256
/** One character for each byte, and back: this is windows-1252. */
const BYTES = new TextDecoder('latin1')
const BYTE_OF = new Map(
  Array.from({ length: 256 }, (_, byte) => [BYTES.decode(Uint8Array.of(byte)).charCodeAt(0), byte])
)

/** What stands around the parts, known when all has been read. */
export interface MultipartEnd {
  /** Bytes before the first boundary and after the last. */
  preamble: number
  epilogue: number
  /** Whether the last boundary came: without it the last part may be cut. */
  closed: boolean
}

/**
 * Finds the parts of a multipart body (RFC 2046 §5.1) in its bytes, however they are cut. Lines may end with a line
 * feed alone. Nothing is kept but a boundary's length of what was read, and the headers of the part that begins.
 */
export class MultipartScanner {
  readonly #delimiter: string
  readonly #onPart: (part: MultipartPart) => void
  /** What is not judged yet, and where it stands. */
  #text = ''
  #offset = 0
  /** The text begins at the beginning of a line. */
  #atLine = true
  #state: 'preamble' | 'headers' | 'content' | 'epilogue' = 'preamble'
  #headers: MultipartPart['headers'] = []
  #contentStart = 0
  #preamble = 0
  #epilogueStart: number | undefined

  constructor(boundary: string, onPart: (part: MultipartPart) => void) {
    this.#delimiter = `--${boundary}`
    this.#onPart = onPart
  }

  feed(bytes: Uint8Array): void {
    if (this.#state === 'epilogue') this.#offset += bytes.length
    else {
      this.#text += BYTES.decode(bytes)
      this.#scan(false)
    }
  }

  end(): MultipartEnd {
    this.#scan(true)
    const size = this.#offset + this.#text.length
    const epilogue = this.#epilogueStart === undefined ? 0 : size - this.#epilogueStart
    if (this.#state === 'content') this.#tellPart(size)
    const preamble = this.#state === 'preamble' ? size : this.#preamble
    return { preamble, epilogue, closed: this.#epilogueStart !== undefined }
  }

  #scan(final: boolean): void {
    while (this.#state === 'headers' ? this.#takeHeaders(final) : this.#takeContent(final));
  }

  /** Goes on to the next boundary. @returns whether there is more to do with what is there */
  #takeContent(final: boolean): boolean {
    if (this.#state === 'epilogue') return false
    for (let from = 0; ; ) {
      const at = this.#text.indexOf(this.#delimiter, from)
      if (at < 0) {
        // The rest may be the beginning of one, with the line end before it.
        this.#drop(Math.max(0, this.#text.length - this.#delimiter.length - 1))
        return false
      }
      const after = at + this.#delimiter.length
      const line = this.#text.slice(after, after + MOST_PADDING)
      const [whole, closing] = /^(--)?[ \t]*(?:\r?\n|$)/.exec(line) ?? []
      const ends = whole?.endsWith('\n') === true
      const begins = at === 0 ? this.#atLine : this.#text[at - 1] === '\n'
      if (begins && whole !== undefined && (ends || final)) {
        this.#meetBoundary(at, after + whole.length, closing !== undefined)
        return true
      }
      if (begins && !final && line.length < MOST_PADDING && /^(--)?[ \t]*\r?$|^-$/.test(line)) {
        this.#drop(Math.max(0, at - 2))
        return false
      }
      from = at + 1
    }
  }

  #meetBoundary(at: number, after: number, closing: boolean): void {
    // The line end before a boundary belongs to it.
    const end =
      this.#offset + at - (/\r?\n$/.exec(this.#text.slice(Math.max(0, at - 2), at))?.[0].length ?? 0)
    if (this.#state === 'content') this.#tellPart(end)
    else this.#preamble = Math.max(0, end)
    this.#drop(after)
    this.#atLine = true
    this.#state = closing ? 'epilogue' : 'headers'
    if (closing) this.#epilogueStart = this.#offset
  }

  /** Goes on to the empty line behind the headers. */
  #takeHeaders(final: boolean): boolean {
    const start = this.#text.slice(0, MOST_HEADERS)
    const cut = start.startsWith(this.#delimiter) ? 0 : start.indexOf(`\n${this.#delimiter}`) + 1
    const hasCut = cut > 0 || start.startsWith(this.#delimiter)
    const head = hasCut ? start.slice(0, cut) : start
    const blank = /^\r?\n|\n\r?\n/.exec(head)
    if (blank) this.#beginContent(head.slice(0, blank.index), blank.index + blank[0].length)
    else if (hasCut) this.#beginContent(head, cut)
    else if (this.#text.length > MOST_HEADERS) this.#beginContent('', 0)
    else if (final) this.#beginContent(head, head.length)
    else return false
    return true
  }

  #beginContent(headers: string, end: number): void {
    this.#headers = parsePartHeaders(asUtf8(headers))
    this.#drop(end)
    this.#atLine = true
    this.#contentStart = this.#offset
    this.#state = 'content'
  }

  #tellPart(end: number): void {
    const length = Math.max(0, end - this.#contentStart)
    this.#onPart({ headers: this.#headers, offset: this.#contentStart, length })
  }

  #drop(count: number): void {
    if (count === 0) return
    this.#atLine = this.#text[count - 1] === '\n'
    this.#text = this.#text.slice(count)
    this.#offset += count
  }
}

/** Header fields are UTF-8 in practice (RFC 7578 §5.1.1). */
function asUtf8(text: string): string {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = BYTE_OF.get(text.charCodeAt(at)) ?? 0
  return new TextDecoder().decode(bytes)
}
