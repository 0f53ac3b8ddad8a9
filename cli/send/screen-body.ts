import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { decodeText, type EncodingHints } from '#shared/format/decode-text.ts'
import { guessLanguage } from '#shared/format/guess-language.ts'
import { type TextDecoding, textDecoder } from '#shared/format/text-decoder.ts'
import type { Paint } from '../terminal/colours.ts'
import { colourBody } from './colour-body.ts'
import { layOutBody } from './lay-out-body.ts'
import { visibleLines } from './visible-lines.ts'

/** So much of a body is shown: more of it nobody reads on a terminal. */
const MOST_BYTES = 512 * 1024

export interface ScreenBodyOptions {
  hints: EncodingHints & { contentType: string }
  /** Whether it is laid out and coloured. */
  formatted: boolean
  paint: Paint
  print(text: string): void
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
  #decoder: TextDecoding | undefined
  #taken = 0
  #size = 0
  #lastSign = '\n'

  constructor(options: ScreenBodyOptions) {
    this.#options = options
  }

  write(chunk: Uint8Array): boolean {
    if (this.#kind === 'unknown') this.#begin(chunk)
    this.#size += chunk.byteLength
    const part = chunk.subarray(0, MOST_BYTES - this.#taken)
    this.#taken += part.byteLength
    if (this.#kind === 'collected') this.#chunks.push(part)
    if (this.#kind === 'running' && this.#decoder)
      this.#show(visibleLines(this.#decoder.decode(part, { stream: true })))
    return true
  }

  drained(callback: () => void): void {
    callback()
  }

  /** Shows what waits. @returns what of the body is not to be seen, and why */
  end(): string | undefined {
    if (this.#kind === 'collected') this.#layOut()
    if (this.#lastSign !== '\n') this.#show('\n')
    const size = formatBytes(this.#size)
    if (this.#kind === 'binary')
      return `The body is not text (${size}) and is not shown. --output FILE saves it.`
    if (this.#size > MOST_BYTES)
      return `The first ${formatBytes(MOST_BYTES)} of ${size} are shown. --output FILE saves all of it.`
    return undefined
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
    }
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

  #show(text: string): void {
    if (text === '') return
    this.#lastSign = text.at(-1) ?? '\n'
    this.#options.print(text)
  }
}

function isLaidOut(language: string): boolean {
  return language === 'json' || language === 'xml' || language === 'html'
}

/** Types of values that come one after the other, perhaps for hours. */
function isSequence(contentType: string): boolean {
  return /ndjson|jsonl|json-seq|event-stream/.test(contentType)
}
