import { countOf, formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FlowEvent, FlowExchange, FlowItem } from '#shared/model/run.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { addChecks } from '#shared/run/check-counts.ts'
import type { RunAbout } from '#shared/run/run-report.ts'
import { skippedOf } from '#shared/run/skipped-of.ts'
import { endLines } from './end-lines.ts'
import { exchangeLines, titleOf, titleWidth } from './exchange-lines.ts'
import { IterationSecrets } from './iteration-secrets.ts'
import { type LineOutput, LineWriter } from './line-writer.ts'
import { maskedExchange } from './masked-exchange.ts'
import type { Reporter } from './reporter.ts'
import { skippedLines } from './skipped-lines.ts'
import type { Style } from './style.ts'

/** So many failures are named once more at the end. */
const MOST_NAMED = 20
/** Shorter runs are still in sight. */
const NAMED_FROM = 20

export interface CliOutput extends RunAbout {
  stream: LineOutput
  style: Style
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
  readonly #checks = { passed: 0, failed: 0, skipped: 0 }
  #withScripts = 0
  readonly #secrets = new IterationSecrets()
  /** Of which it was told what is skipped: it is so in each iteration. */
  readonly #skipping = new Set<number>()
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
        this.#width = titleWidth(items, this.#output.style)
        this.#iterations = iterations
        this.#total = total
        this.#tellPlan(event)
        break
      }
      case 'iteration-started':
        this.#secrets.forget(event.iteration - 1)
        if (this.#iterations > 1) this.#lines.write(this.#paintIteration(event.iteration, event.row))
        break
      case 'item-started':
        this.#lines.showProgress(
          () => `${formatCount(this.#ended + 1)}/${formatCount(this.#total)}  ${this.#titleOf(event.item)}`
        )
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

  learn(iteration: number, forms: readonly SecretForm[]): void {
    this.#secrets.learn(iteration, forms)
  }

  async finish(): Promise<void> {}

  #tellPlan({ items, iterations }: Extract<FlowEvent, { type: 'plan' }>): void {
    const { title, environment, style } = this.#output
    const { paint, marks } = style
    const often = iterations > 1 ? ` ${marks.times} ${formatCount(iterations)}` : ''
    const about = [
      paint('bold', visibleText(title)),
      ...(environment === undefined ? [] : [visibleText(environment)]),
      `${countOf(items.length, 'request')}${often}`
    ]
    this.#lines.write(about.join(` ${marks.dot} `), '')
  }

  #take(exchange: FlowExchange): void {
    const item = this.#items[exchange.item]
    if (!item) return
    this.#ended++
    addChecks(this.#checks, exchange)
    if ((exchange.results?.scripts ?? 0) > 0) this.#withScripts++
    if (exchange.outcome === 'failed' && this.#failures.length < MOST_NAMED)
      this.#failures.push({ item: exchange.item, iteration: exchange.iteration })
    const masked = this.#masked(exchange)
    this.#lines.write(...exchangeLines(masked, item, this.#output.style, this.#width))
    this.#tellSkipped(masked)
  }

  #masked(exchange: FlowExchange): FlowExchange {
    const { outcome, iteration, item, results } = exchange
    // Of what passed nothing is quoted but what was skipped, once.
    const isQuoted = outcome !== 'passed' || ((results?.skipped ?? 0) > 0 && !this.#skipping.has(item))
    if (!isQuoted) return exchange
    const redact = this.#secrets.redactorOf(iteration)
    return redact ? maskedExchange(exchange, redact) : exchange
  }

  #tellSkipped(exchange: FlowExchange): void {
    const skipped = skippedOf(exchange)
    if (skipped.length === 0 || this.#skipping.has(exchange.item)) return
    this.#skipping.add(exchange.item)
    this.#lines.write(...skippedLines(skipped, this.#output.style))
  }

  #paintIteration(iteration: number, row: Record<string, string> = {}): string {
    const { paint } = this.#output.style
    const values = Object.entries(row).map(([name, value]) => `${name}=${value}`)
    const head = paint('bold', `Iteration ${formatCount(iteration + 1)}`)
    return `${iteration === 0 ? '' : '\n'}${head}  ${paint('muted', visibleText(values.join('  ')).slice(0, 120))}`.trimEnd()
  }

  #tellEnd(end: Extract<FlowEvent, { type: 'done' }>): void {
    if (this.#total > NAMED_FROM && end.failed > 0) this.#lines.write('', ...this.#nameFailures(end.failed))
    const { style, others } = this.#output
    const sums = { checks: this.#checks, withScripts: this.#withScripts, others }
    this.#lines.write('', ...endLines(end, sums, style.paint))
  }

  #nameFailures(failed: number): string[] {
    const { paint } = this.#output.style
    const named = this.#failures.map(({ item, iteration }) => {
      const where = this.#iterations > 1 ? `iteration ${formatCount(iteration + 1)}: ` : ''
      return paint('red', `  ${where}${this.#titleOf(item)}`)
    })
    const more = failed - named.length
    return ['Failed:', ...named, ...(more > 0 ? [`  and ${formatCount(more)} more`] : [])]
  }

  #titleOf(item: number): string {
    const known = this.#items[item]
    return known ? titleOf(known) : ''
  }
}
