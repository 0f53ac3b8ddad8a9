import type { WriteStream } from 'node:tty'
import { visibleText } from '#shared/format/visible-text.ts'

/** So much may wait for whoever reads what is printed. */
const MAX_WAITING_BYTES = 256 * 1024
const CHUNK_BYTES = 64 * 1024

export interface PrinterOptions {
  /** Nothing stands between messages, and binary ones are printed as bytes. */
  raw: boolean
  /** The byte behind each message otherwise. */
  separator: number
  /** Whether what is typed stands between: then what came is marked. */
  isConversation: boolean
}

/**
 * Prints what is received, all that comes in one turn at once. On a terminal nothing in a message is taken for a
 * command of it.
 */
export class MessagePrinter {
  readonly #stream: WriteStream
  readonly #options: PrinterOptions
  readonly #isTerminal: boolean
  readonly #mark: string
  #chunk = Buffer.allocUnsafe(0)
  #used = 0
  #isScheduled = false

  constructor(stream: WriteStream, options: PrinterOptions) {
    this.#stream = stream
    this.#options = options
    this.#isTerminal = stream.isTTY && !options.raw
    const sign = stream.isTTY && stream.hasColors() ? '\x1b[36m<\x1b[39m ' : '< '
    this.#mark = options.isConversation && this.#isTerminal ? sign : ''
  }

  /** @param payload it may be used again afterwards */
  print(payload: Uint8Array, isText: boolean): void {
    const { raw, separator } = this.#options
    const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
    if (raw) {
      this.#add(bytes)
      return
    }
    if (this.#isTerminal) this.#addText(this.#asShown(bytes, isText))
    else if (isText) this.#add(bytes)
    else this.#addText(bytes.toString('base64'))
    this.#addText(String.fromCharCode(separator))
  }

  /** Whether what is printed comes faster than it is read. */
  get behind(): boolean {
    return this.#used + this.#stream.writableLength >= MAX_WAITING_BYTES
  }

  /** Calls back, once, when it has been read. */
  caughtUp(callback: () => void): void {
    this.#flush()
    if (this.#stream.writableNeedDrain) this.#stream.once('drain', callback)
    else callback()
  }

  #asShown(bytes: Buffer, isText: boolean): string {
    if (!isText) return `${this.#mark}${bytes.toString('base64')}`
    const lines = bytes.toString('utf8').split('\n').map(visibleText)
    return this.#mark + lines.join(`\n${' '.repeat(this.#mark === '' ? 0 : 2)}`)
  }

  #addText(text: string): void {
    this.#add(Buffer.from(text))
  }

  #add(bytes: Buffer): void {
    if (this.#used + bytes.length > this.#chunk.length) {
      this.#flush()
      if (this.#chunk.length < bytes.length)
        this.#chunk = Buffer.allocUnsafe(Math.max(CHUNK_BYTES, bytes.length))
    }
    this.#used += bytes.copy(this.#chunk, this.#used)
    if (this.#isScheduled) return
    this.#isScheduled = true
    queueMicrotask(() => {
      this.#isScheduled = false
      this.#flush()
    })
  }

  #flush(): void {
    if (this.#used === 0) return
    const written = this.#chunk.subarray(0, this.#used)
    // It is not the stream's yet: what comes next is put behind it.
    this.#chunk = this.#chunk.subarray(this.#used)
    this.#used = 0
    this.#stream.write(written)
  }
}
