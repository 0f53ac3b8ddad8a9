import { fstatSync } from 'node:fs'
import type { Writable } from 'node:stream'
import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { isSameFile } from '#shared/model/is-same-file.ts'
import type { AnswerPrinter } from './answer-printer.ts'
import { printHead } from './print-head.ts'
import { StreamOutlet } from './stream-outlet.ts'

/** Prints the bytes of a body, and nothing else but the head where that is asked for. */
export class StreamPrinter implements AnswerPrinter {
  readonly isSilent = false
  readonly #outlet: StreamOutlet
  readonly #stream: Writable
  readonly #withHead: boolean

  get endsInLine(): boolean {
    return this.#stream === process.stdout && this.#outlet.endsInLine && areOnePlace(1, 2)
  }

  /** @param name of the stream, for people */
  constructor(stream: Writable, name: string, withHead: boolean) {
    this.#stream = stream
    this.#outlet = new StreamOutlet(stream, name)
    this.#withHead = withHead
  }

  open(head: ResponseHead): BodyOutlet {
    if (this.#withHead) this.#outlet.write(printHead(head))
    return this.#outlet
  }

  end(): Promise<void> {
    return this.#outlet.end()
  }

  close(): void {
    if (this.#stream !== process.stdout) this.#stream.destroy()
  }
}

/** Whether two descriptors lead to the same place: a terminal, a pipe (`2>&1`), a file. */
function areOnePlace(one: number, other: number): boolean {
  try {
    return isSameFile(fstatSync(one), fstatSync(other))
  } catch {
    // One of them is closed.
    return false
  }
}
