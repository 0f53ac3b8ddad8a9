import type { WriteStream } from 'node:tty'
import { visibleText } from '#shared/format/visible-text.ts'
import type { ServerSentEvent } from '#shared/model/server-sent-event.ts'
import { ChunkedOutput } from '../session/chunked-output.ts'
import { type Paint, painter, wantsColours } from '../terminal/colours.ts'
import { PacedOutput } from '../terminal/paced-output.ts'
import { visibleLines } from '../terminal/visible-lines.ts'

export interface EventPrinterOptions {
  /** `data` alone, with nothing between in `raw`; all of the event in `json`. */
  format: 'data' | 'raw' | 'json'
  /** Stands behind each event, but for `raw`. */
  separator: string
  /** That nobody wants to see more: what a terminal has not taken yet is dropped. */
  signal: AbortSignal
}

/**
 * Prints events as they come, all of one turn at once: for programs their data, for people with name and id. On a
 * terminal nothing in an event is taken for a command of it.
 */
export class EventPrinter {
  readonly #output: ChunkedOutput
  readonly #paced: PacedOutput | undefined
  readonly #print: (event: ServerSentEvent) => string

  constructor(stream: WriteStream, { format, separator, signal }: EventPrinterOptions) {
    this.#paced = stream.isTTY ? new PacedOutput(stream, signal) : undefined
    this.#output = new ChunkedOutput(this.#paced ?? stream)
    const paint = painter(wantsColours(stream))
    const visible = stream.isTTY ? visibleText : (text: string) => text
    if (format === 'raw') this.#print = ({ data }) => data
    else if (format === 'json') this.#print = event => visible(asJson(event)) + separator
    else if (stream.isTTY) this.#print = event => asShown(event, paint) + separator
    else this.#print = ({ data }) => data + separator
  }

  print(event: ServerSentEvent): void {
    this.#output.addText(this.#print(event))
  }

  /** Resolves when what is told below it would stand there on a terminal. */
  settled(): Promise<void> {
    return new Promise(resolve =>
      this.#output.caughtUp(() => (this.#paced ? this.#paced.afterwards(resolve) : resolve()))
    )
  }

  /** Resolves when there is room for more; undefined where there is. */
  caughtUp(): Promise<void> | undefined {
    if (!this.#output.behind) return undefined
    return new Promise(resolve => this.#output.caughtUp(resolve))
  }
}

function asJson({ event, id, retry, data }: ServerSentEvent): string {
  return JSON.stringify({ event, id, retry, data })
}

/** `name #id  data`, further lines of data below its beginning. */
function asShown({ event, id, data }: ServerSentEvent, paint: Paint): string {
  const name = visibleText(event)
  const mark = id === undefined ? '' : ` #${visibleText(id)}`
  const [first = '', ...more] = visibleLines(data).split('\n')
  const indent = `\n${' '.repeat(2)}`
  const head = `${paint('cyan', name)}${paint('muted', mark)}`
  return more.length === 0 ? `${head}  ${first}` : `${head}${indent}${[first, ...more].join(indent)}`
}
