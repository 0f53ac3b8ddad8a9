import type { DataRow, FlowEvent, FlowExchange, FlowPlace } from '#shared/model/run.ts'
import { mapStrings } from '#shared/redaction/map-strings.ts'
import { createRedactor } from '#shared/redaction/redact-text.ts'
import type { RunReport } from '#shared/run/run-report.ts'
import type { Output } from '../../output/plan-output.ts'
import type { Reporter } from './reporter.ts'

export interface FileReport {
  write: Output
  print(report: RunReport): string
}

/** Keeps what a run told, and writes all reports that are made of it when it is over. */
export class FileReporter implements Reporter {
  readonly #about: Pick<RunReport, 'title' | 'environment'>
  readonly #reports: readonly FileReport[]
  readonly #exchanges: FlowExchange[] = []
  /** By their places in the order of the run. */
  readonly #underWay = new Map<number, FlowPlace>()
  /** Of each iteration: what one request is given is a secret only once another proves itself with it. */
  readonly #secrets = new Map<number, Set<string>>()
  readonly #rows = new Map<number, DataRow>()
  #plan: Extract<FlowEvent, { type: 'plan' }> | undefined
  #end: Extract<FlowEvent, { type: 'done' }> | undefined

  constructor(about: Pick<RunReport, 'title' | 'environment'>, reports: readonly FileReport[]) {
    this.#about = about
    this.#reports = reports
  }

  take(event: FlowEvent): void {
    if (event.type === 'plan') this.#plan = event
    else if (event.type === 'iteration-started' && event.row) this.#rows.set(event.iteration, event.row)
    else if (event.type === 'item-started') this.#underWay.set(event.index, event)
    else if (event.type === 'item-ended') {
      this.#underWay.delete(event.exchange.index)
      this.#exchanges.push(event.exchange)
    } else if (event.type === 'done') this.#end = event
  }

  learn(iteration: number, forms: readonly string[]): void {
    const known = this.#secrets.get(iteration) ?? new Set()
    for (const form of forms) known.add(form)
    this.#secrets.set(iteration, known)
  }

  async finish(): Promise<void> {
    if (!this.#plan || !this.#end) return
    const { startedAt, items, iterations } = this.#plan
    const { elapsedMs, passed, failed, notRun, ended } = this.#end
    const report: RunReport = {
      ...this.#about,
      ...{ startedAt, items, iterations, rows: this.#rows, exchanges: this.#maskedExchanges() },
      ...{ elapsedMs, passed, failed, notRun, ended },
      interrupted: [...this.#underWay.values()]
    }
    // One that cannot be written is no reason to be without the others.
    const written = await Promise.allSettled(
      this.#reports.map(async ({ write, print }) => write([print(report)]))
    )
    for (const each of written) if (each.status === 'rejected') throw each.reason
  }

  #maskedExchanges(): FlowExchange[] {
    const redactors = new Map(
      [...this.#secrets].map(([iteration, forms]) => [
        iteration,
        createRedactor([...forms].sort((a, b) => b.length - a.length))
      ])
    )
    return this.#exchanges.map(exchange => {
      const redactor = redactors.get(exchange.iteration)
      if (!redactor) return exchange
      const { message, problems, results } = exchange
      const told = {
        ...(message !== undefined && { message }),
        ...(problems && { problems }),
        ...(results && { results })
      }
      const isKept = (key: string) => key === 'field' || key === 'kind' || key === 'outcome'
      return { ...exchange, ...mapStrings(told, redactor, isKept) }
    })
  }
}
