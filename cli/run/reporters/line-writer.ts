import { formatDuration } from '#shared/format/duration.ts'
import { columnsOf, cutToColumns } from '../../terminal/columns.ts'

/** So long may a line wait for others: to write each by itself takes longer than many a request does. */
const GATHER_MS = 40
/** What is over sooner needs no word. */
const PATIENCE_MS = 120
const CLEAR = '\r\x1b[2K'

export type LineOutput = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'> & { write(text: string): unknown }

/** Writes lines, those of a moment together; at the end of a terminal also what is under way, in a line that goes again. */
export class LineWriter {
  readonly #output: LineOutput
  #waiting: string[] = []
  #flushing: NodeJS.Timeout | undefined
  #drawing: NodeJS.Timeout | undefined
  #what = () => ''
  #since = 0
  #isShown = false

  constructor(output: LineOutput) {
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
    const before = '  … '
    const after = `  ${formatDuration(spentMs)}`
    // A line that goes on below would be cleared there alone.
    const columns = Math.max(1, this.#output.columns - 1)
    const what = shorten(this.#what(), columns - before.length - after.length)
    this.#output.write(CLEAR + cutToColumns(before + what + after, columns))
    this.#isShown = true
  }
}

function shorten(text: string, columns: number): string {
  return columnsOf(text) <= columns ? text : `${cutToColumns(text, Math.max(0, columns - 1))}…`
}
