import type { BodyOutlet } from '#engine/bodies/body-outlet.ts'
import { findHeader } from '#engine/http/raw-headers.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import { parseParameters } from '#shared/http/header-parameters.ts'
import type { ResponseHead } from '#shared/model/exchange.ts'
import { tell } from '../tell.ts'
import { type Colour, painter, wantsColours } from '../terminal/colours.ts'
import { PacedOutput } from '../terminal/paced-output.ts'
import type { AnswerPrinter } from './answer-printer.ts'
import { ScreenBody } from './screen-body.ts'

export interface ScreenOptions {
  withHead: boolean
  /** Whether the body is laid out and coloured. */
  formatted: boolean
  /** See `ScreenBodyOptions`. */
  saver: string
  /** That nobody wants to see more. */
  signal?: AbortSignal
}

const BY_CLASS: Colour[] = ['blue', 'green', 'cyan', 'yellow', 'red']

/** Shows an answer to a person at a terminal: status line, headers, body. */
export class ScreenPrinter implements AnswerPrinter {
  readonly endsInLine = false
  readonly #options: ScreenOptions
  readonly #paint = painter(wantsColours(process.stdout))
  readonly #output: PacedOutput
  #body: ScreenBody | undefined

  constructor(options: ScreenOptions) {
    this.#options = options
    this.#output = new PacedOutput(process.stdout, options.signal)
  }

  get isSilent(): boolean {
    return this.#output.writableLength === 0 && (this.#body?.isSilent ?? false)
  }

  open(head: ResponseHead): BodyOutlet {
    // An event stream that was opened again goes on.
    if (this.#body) return this.#body
    if (this.#options.withHead) this.#printHead(head)
    const type = findHeader(head.headers, 'content-type') ?? ''
    const { value, parameters } = parseParameters(type.toLowerCase())
    this.#body = new ScreenBody({
      hints: { contentType: value, charset: parameters.get('charset') ?? '' },
      formatted: this.#options.formatted,
      paint: this.#paint,
      print: text => this.#output.write(text),
      printed: callback => this.#output.afterwards(callback),
      tell: hidden => this.#output.afterwards(() => tell(hidden)),
      saver: this.#options.saver
    })
    return this.#body
  }

  async end(): Promise<void> {
    this.#body?.end()
    await new Promise<void>(resolve => this.#output.afterwards(resolve))
  }

  close(): void {}

  #printHead({ httpVersion, status, statusText, headers }: ResponseHead): void {
    const paint = this.#paint
    const said = visibleText(`${status} ${statusText}`.trimEnd())
    const lines = [
      `${paint('muted', `HTTP/${httpVersion}`)} ${paint(BY_CLASS[Math.floor(status / 100) - 1] ?? 'bold', said)}`,
      ...headers.map(
        ([name, value]) => `${paint('cyan', visibleText(name))}${paint('muted', ':')} ${visibleText(value)}`
      )
    ]
    this.#output.write(`${lines.join('\n')}\n\n`)
  }
}
