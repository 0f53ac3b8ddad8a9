import type { WriteStream } from 'node:tty'
import { ChunkedOutput } from '../session/chunked-output.ts'
import type { Showing } from '../session/showing.ts'
import { painter, wantsColours } from '../terminal/colours.ts'
import { visibleLines } from '../terminal/visible-lines.ts'

export interface PrinterOptions {
  /** Nothing stands between messages, and binary ones are printed as bytes. */
  raw: boolean
  /** The byte behind each message otherwise. */
  separator: number
  /** Whether what is typed stands between: then what came is marked. */
  isConversation: boolean
  show?: Showing | undefined
}

/**
 * Prints what is received, all that comes in one turn at once. On a terminal nothing in a message is taken for a
 * command of it.
 */
export class MessagePrinter {
  readonly #output: ChunkedOutput
  readonly #options: PrinterOptions
  readonly #isTerminal: boolean
  readonly #mark: string

  constructor(stream: WriteStream, options: PrinterOptions) {
    this.#output = new ChunkedOutput(stream, options.show)
    this.#options = options
    this.#isTerminal = stream.isTTY && !options.raw
    const sign = `${painter(wantsColours(stream))('cyan', '<')} `
    this.#mark = options.isConversation && this.#isTerminal ? sign : ''
  }

  /** @param payload it may be used again afterwards */
  print(payload: Uint8Array, isText: boolean): void {
    const { raw, separator } = this.#options
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    if (raw) {
      this.#output.add(bytes)
      return
    }
    if (this.#isTerminal) this.#output.addText(this.#asShown(bytes, isText))
    else if (isText) this.#output.add(bytes)
    else this.#output.addText(bytes.toString('base64'))
    this.#output.addText(String.fromCharCode(separator))
  }

  /** Whether what is printed comes faster than it is read. */
  get behind(): boolean {
    return this.#output.behind
  }

  /** Calls back, once, when it has been read. */
  caughtUp(callback: () => void): void {
    this.#output.caughtUp(callback)
  }

  #asShown(bytes: Buffer, isText: boolean): string {
    if (!isText) return `${this.#mark}${bytes.toString('base64')}`
    const indent = ' '.repeat(this.#mark === '' ? 0 : 2)
    return this.#mark + visibleLines(bytes.toString('utf8')).replaceAll('\n', `\n${indent}`)
  }
}
