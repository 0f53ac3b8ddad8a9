import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { decodeText, type EncodingHints } from '#shared/format/decode-text.ts'
import { guessLanguage } from '#shared/format/guess-language.ts'
import { type TextDecoding, textDecoder } from '#shared/format/text-decoder.ts'
import type { Paint } from '../terminal/colours.ts'
import { visibleLines } from '../terminal/visible-lines.ts'
import { colourBody } from './colour-body.ts'
import { layOutBody } from './lay-out-body.ts'

/** So much of a body is shown: more of it nobody reads on a terminal, unless it comes piece by piece. */
const MOST_BYTES = 512 * 1024

export interface ScreenBodyOptions {
  hints: EncodingHints & { contentType: string }
  /** Whether it is laid out and coloured. */
  formatted: boolean
  paint: Paint
  /** @returns false when whoever writes should pause until `printed` */
  print(text: string): boolean
  /** Calls back once when all that was printed has been taken. */
  printed(callback: () => void): void
  /** Told what of the body is not to be seen, and why: as soon as that is so. */
  tell(hidden: string): void
  /** What saves the body in the place of showing it, such as a flag. */
  saver: string
}

/**
 * A body on a terminal. JSON, XML and HTML are laid out when all is there, any other text is shown as it comes, and
 * of what is no text nothing is. No byte of it steers the terminal.
 */
export class ScreenBody implements BodyOutlet {
  readonly failure = undefined
  readonly #options: ScreenBodyOptions
  /** What waits to be laid out. */
  readonly #chunks: Uint8Array[] = []
  #kind: 'unknown' | 'binary' | 'collected' | 'running' = 'unknown'
  #most = MOST_BYTES
  /** Of what is shown as it comes. */
  #decoder: TextDecoding | undefined
  #waiting = ''
  #taken = 0
  #size = 0
  #lastSign = '\n'
  #hasRoom = true

  constructor(options: ScreenBodyOptions) {
    this.#options = options
  }

  /** Whether what comes is not to be seen: not yet, or not any more. */
  get isSilent(): boolean {
    return this.#kind === 'binary' || this.#kind === 'collected' || this.#size > this.#taken
  }

  write(chunk: Uint8Array): boolean {
    if (this.#kind === 'unknown') this.#begin(chunk)
    const isCut = this.#size > this.#taken
    this.#size += chunk.byteLength
    const part = chunk.subarray(0, this.#most - this.#taken)
    this.#taken += part.byteLength
    if (this.#kind === 'collected') this.#chunks.push(part)
    if (!this.#decoder || isCut) return true
    this.#hasRoom = true
    this.#run(this.#decoder.decode(part, { stream: true }))
    if (this.#size > this.#taken) this.#tellCut('What follows')
    return this.#hasRoom
  }

  drained(callback: () => void): void {
    this.#options.printed(callback)
  }

  /** Shows what waits. */
  end(): void {
    if (this.#kind === 'collected') this.#layOut()
    if (this.#decoder && this.#size === this.#taken) this.#run(this.#decoder.decode())
    this.#endLine()
    const size = formatBytes(this.#size)
    if (this.#kind === 'binary')
      this.#options.tell(`The body is not text (${size}) and is not shown. ${this.#options.saver} saves it.`)
    else if (!this.#decoder && this.#size > this.#taken) this.#tellCut(`The rest of ${size}`)
  }

  #tellCut(rest: string): void {
    const { tell, saver } = this.#options
    this.#endLine()
    tell(`The first ${formatBytes(this.#taken)} are shown. ${rest} is not; ${saver} saves all of it.`)
  }

  #begin(first: Uint8Array): void {
    const { hints, formatted } = this.#options
    const { text, encoding, looksBinary } = decodeText(first, { ...hints, cut: true })
    const language = guessLanguage(hints.contentType, text)
    if (looksBinary) this.#kind = 'binary'
    else if (formatted && isLaidOut(language) && !isSequence(hints.contentType)) this.#kind = 'collected'
    else {
      this.#kind = 'running'
      this.#decoder = textDecoder(encoding)
      if (isSequence(hints.contentType)) this.#most = Number.POSITIVE_INFINITY
    }
  }

  /** Shows what comes, but for a carriage return at its end: what follows tells whether that ends a line. */
  #run(text: string): void {
    const all = this.#waiting + text
    this.#waiting = all.endsWith('\r') ? '\r' : ''
    this.#show(visibleLines(this.#waiting === '' ? all : all.slice(0, -1)))
  }

  #layOut(): void {
    const { hints, paint } = this.#options
    const cut = this.#size > this.#taken
    const { text, looksBinary } = decodeText(Buffer.concat(this.#chunks), { ...hints, cut })
    if (looksBinary) {
      this.#kind = 'binary'
      return
    }
    const language = guessLanguage(hints.contentType, text)
    this.#show(colourBody(visibleLines(layOutBody(text, language)), language, paint))
  }

  #endLine(): void {
    if (this.#lastSign !== '\n') this.#show('\n')
  }

  #show(text: string): void {
    if (text === '') return
    this.#lastSign = text.at(-1) ?? '\n'
    this.#hasRoom = this.#options.print(text)
  }
}

function isLaidOut(language: string): boolean {
  return language === 'json' || language === 'xml' || language === 'html'
}

/** Types of values that come one after the other, perhaps for hours. */
function isSequence(contentType: string): boolean {
  return /ndjson|jsonl|json-seq|event-stream/.test(contentType)
}
