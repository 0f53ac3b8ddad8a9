import { formatDuration } from '#shared/format/duration.ts'

/** So long may a line wait for others: to write each by itself takes longer than many a request does. */
const GATHER_MS = 40
/** What is over sooner needs no word. */
const PATIENCE_MS = 120
const CLEAR = '\r\x1b[2K'

/** Writes lines, those of a moment together; at the end of a terminal also what is under way, in a line that goes again. */
export class LineWriter {
  readonly #output: NodeJS.WriteStream
  #waiting: string[] = []
  #flushing: NodeJS.Timeout | undefined
  #drawing: NodeJS.Timeout | undefined
  #what = () => ''
  #since = 0
  #isShown = false

  constructor(output: NodeJS.WriteStream) {
    this.#output = output
  }

  write(...lines: string[]): void {
    for (const line of lines) this.#waiting.push(line)
    this.#flushing ??= setTimeout(() => this.#flush(), GATHER_MS)
  }

  /** @param what is under way from now on, which only a terminal shows */
  showProgress(what: () => string): void {
    if (!this.#output.isTTY) return
    this.#what = what
    this.#since = performance.now()
    this.#drawing ??= setInterval(() => this.#draw(), PATIENCE_MS).unref()
  }

  /** Writes what waits, and nothing more is under way. */
  close(): void {
    clearInterval(this.#drawing)
    this.#flush()
  }

  #flush(): void {
    clearTimeout(this.#flushing)
    this.#flushing = undefined
    const text = this.#waiting.map(line => `${line}\n`).join('')
    this.#waiting = []
    this.#output.write(this.#isShown ? CLEAR + text : text)
    this.#isShown = false
  }

  #draw(): void {
    const spentMs = performance.now() - this.#since
    if (spentMs < PATIENCE_MS || this.#waiting.length > 0) return
    const signs = [...`  … ${this.#what()}  ${formatDuration(spentMs)}`]
    this.#output.write(CLEAR + signs.slice(0, Math.max(1, this.#output.columns - 1)).join(''))
    this.#isShown = true
  }
}
