import { resolve } from 'node:path'
import type { DataRow, FlowEvent, FlowExchange } from '#shared/model/run.ts'
import type { RunReport } from '#shared/run/run-report.ts'
import { writeFileAtomically } from '#workspace/write-file-atomically.ts'
import { printPieces } from '../../print-pieces.ts'
import type { Reporter } from './reporter.ts'

export interface FileReport {
  /** Absent: standard output. */
  path: string | undefined
  print(report: RunReport): string
}

/** Keeps what a run told, and writes all reports that are made of it when it is over. */
export class FileReporter implements Reporter {
  readonly #about: Pick<RunReport, 'title' | 'environment'>
  readonly #reports: readonly FileReport[]
  readonly #exchanges: FlowExchange[] = []
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
    else if (event.type === 'item-ended') this.#exchanges.push(event.exchange)
    else if (event.type === 'done') this.#end = event
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
    for (const { path, print } of this.#reports) {
      const text = print(report)
      if (path === undefined) await printPieces([text])
      else await writeFileAtomically(resolve(path), text, { shared: true })
    }
  }
}
