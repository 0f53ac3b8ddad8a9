import { gatherPieces } from '#shared/format/gather-pieces.ts'
import type { DataRow, FlowEvent, FlowExchange } from '#shared/model/run.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import type { RunAbout, RunReport } from '#shared/run/run-report.ts'
import type { Output } from '../../output/plan-output.ts'
import { IterationSecrets } from './iteration-secrets.ts'
import { maskedExchange } from './masked-exchange.ts'
import type { Reporter } from './reporter.ts'

export interface FileReport {
  write: Output
  print(report: RunReport): Iterable<string>
}

/** Keeps what a run told, and writes all reports that are made of it when it is over. */
export class FileReporter implements Reporter {
  readonly #about: RunAbout
  readonly #reports: readonly FileReport[]
  readonly #exchanges: FlowExchange[] = []
  readonly #secrets = new IterationSecrets()
  readonly #rows = new Map<number, DataRow>()
  #iteration = 0
  /** The first exchange of the iteration that is being told. */
  #first = 0
  #plan: Extract<FlowEvent, { type: 'plan' }> | undefined
  #end: Extract<FlowEvent, { type: 'done' }> | undefined

  constructor(about: RunAbout, reports: readonly FileReport[]) {
    this.#about = about
    this.#reports = reports
  }

  take(event: FlowEvent): void {
    switch (event.type) {
      case 'plan':
        this.#plan = event
        break
      case 'iteration-started':
        this.#maskIteration()
        this.#iteration = event.iteration
        if (event.row) this.#rows.set(event.iteration, event.row)
        break
      case 'item-ended':
        this.#exchanges.push(event.exchange)
        break
      case 'done':
        this.#maskIteration()
        this.#end = event
        break
      default:
    }
  }

  learn(iteration: number, forms: readonly SecretForm[]): void {
    this.#secrets.learn(iteration, forms)
  }

  async finish(): Promise<void> {
    if (!this.#plan || !this.#end) return
    const { startedAt, items, iterations } = this.#plan
    const { elapsedMs, passed, failed, notRun, ended } = this.#end
    const report: RunReport = {
      ...this.#about,
      ...{ startedAt, items, iterations, rows: this.#rows, exchanges: this.#exchanges },
      ...{ elapsedMs, passed, failed, notRun, ended }
    }
    // One that cannot be written is no reason to be without the others.
    const written = await Promise.allSettled(
      this.#reports.map(({ write, print }) => write(gatherPieces(print(report))))
    )
    for (const each of written) if (each.status === 'rejected') throw each.reason
  }

  /** The iteration has been told to its end: all that is secret in it is known. */
  #maskIteration(): void {
    const iteration = this.#iteration
    const redact = this.#secrets.redactorOf(iteration)
    if (redact) {
      for (let at = this.#first; at < this.#exchanges.length; at++) {
        const exchange = this.#exchanges[at]
        if (exchange) this.#exchanges[at] = maskedExchange(exchange, redact)
      }
      const row = this.#rows.get(iteration)
      if (row)
        this.#rows.set(
          iteration,
          mapStrings(row, redact, () => false)
        )
      this.#secrets.forget(iteration)
    }
    this.#first = this.#exchanges.length
  }
}
