import { countOf } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FlowEvent, FlowExchange, FlowItem } from '#shared/model/run.ts'
import { exchangeLines, titleOf, titleWidth } from './exchange-lines.ts'
import { LineWriter } from './line-writer.ts'
import type { Paint } from './paint.ts'
import type { Reporter } from './reporter.ts'

/** So many failures are named once more at the end. */
const MOST_NAMED = 20
/** Shorter runs are still in sight. */
const NAMED_FROM = 20

export interface CliOutput {
  stream: NodeJS.WriteStream
  paint: Paint
  /** What is run, in words. */
  title: string
}

/** A line for each request, under it what failed; at the end the sums. On a terminal also what is under way. */
export class CliReporter implements Reporter {
  readonly #output: CliOutput
  readonly #lines: LineWriter
  #items: readonly FlowItem[] = []
  #width = 0
  #iterations = 1
  #total = 0
  #ended = 0
  #checks = { passed: 0, failed: 0 }
  #withScripts = 0
  readonly #failures: Pick<FlowExchange, 'item' | 'iteration'>[] = []

  constructor(output: CliOutput) {
    this.#output = output
    this.#lines = new LineWriter(output.stream)
  }

  take(event: FlowEvent): void {
    switch (event.type) {
      case 'plan': {
        const { items, iterations, total } = event
        this.#items = items
        this.#width = titleWidth(items)
        this.#iterations = iterations
        this.#total = total
        const often = iterations > 1 ? ` × ${iterations}` : ''
        this.#lines.write(
          `${this.#output.paint('strong', visibleText(this.#output.title))} · ${countOf(items.length, 'request')}${often}`,
          ''
        )
        break
      }
      case 'iteration-started':
        if (this.#iterations > 1) this.#lines.write(this.#paintIteration(event.iteration, event.row))
        break
      case 'item-started':
        this.#lines.showProgress(`${this.#ended + 1}/${this.#total}  ${this.#titleOf(event.item)}`)
        break
      case 'item-ended':
        this.#take(event.exchange)
        break
      case 'done':
        this.#tellEnd(event)
        this.#lines.close()
        break
      default:
    }
  }

  async finish(): Promise<void> {}

  #take(exchange: FlowExchange): void {
    const item = this.#items[exchange.item]
    if (!item) return
    this.#ended++
    this.#checks.passed += exchange.passed
    this.#checks.failed += exchange.failed
    if ((exchange.results?.scripts ?? 0) > 0) this.#withScripts++
    if (exchange.outcome === 'failed' && this.#failures.length < MOST_NAMED)
      this.#failures.push({ item: exchange.item, iteration: exchange.iteration })
    this.#lines.write(...exchangeLines(exchange, item, { width: this.#width, paint: this.#output.paint }))
  }

  #paintIteration(iteration: number, row: Record<string, string> = {}): string {
    const { paint } = this.#output
    const values = Object.entries(row).map(([name, value]) => `${name}=${value}`)
    const head = paint('strong', `Iteration ${iteration + 1}`)
    return `${iteration === 0 ? '' : '\n'}${head}  ${paint('faint', visibleText(values.join('  ')).slice(0, 120))}`.trimEnd()
  }

  #tellEnd({ passed, failed, notRun, elapsedMs, ended }: Extract<FlowEvent, { type: 'done' }>): void {
    const { paint } = this.#output
    const checks = this.#checks.passed + this.#checks.failed
    const lines = ['']
    if (this.#total > NAMED_FROM && failed > 0) lines.push(...this.#nameFailures(failed))
    lines.push(
      `${sum(countOf(passed + failed, 'request'), passed, failed, paint)} in ${formatDuration(elapsedMs)}`
    )
    if (checks > 0) lines.push(sum(countOf(checks, 'check'), this.#checks.passed, this.#checks.failed, paint))
    if (notRun > 0)
      lines.push(
        paint(
          'warn',
          `${countOf(notRun, 'request')} not run: ${ended === 'bailed' ? 'the run ended with the first failure' : 'interrupted'}`
        )
      )
    if (this.#withScripts > 0)
      lines.push(
        paint(
          'warn',
          `${countOf(this.#withScripts, 'request')} with scripts, which Sonde keeps and does not run`
        )
      )
    this.#lines.write(...lines)
  }

  #nameFailures(failed: number): string[] {
    const { paint } = this.#output
    const named = this.#failures.map(({ item, iteration }) => {
      const where = this.#iterations > 1 ? `iteration ${iteration + 1}: ` : ''
      return paint('bad', `  ${where}${this.#titleOf(item)}`)
    })
    const more = failed - named.length
    return ['Failed:', ...named, ...(more > 0 ? [`  and ${more} more`] : []), '']
  }

  #titleOf(item: number): string {
    const known = this.#items[item]
    return known ? titleOf(known) : ''
  }
}

function sum(all: string, passed: number, failed: number, paint: Paint): string {
  const told = [
    passed > 0 ? paint('good', `${passed} passed`) : `${passed} passed`,
    ...(failed > 0 ? [paint('bad', `${failed} failed`)] : [])
  ]
  return `${all}: ${told.join(', ')}`
}
