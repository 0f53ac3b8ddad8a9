import { countOf, formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { FlowExchange, FlowItem } from '#shared/model/run.ts'
import { parentOf } from '#shared/workspace/item-path.ts'
import type { Colour, Paint } from '../../terminal/colours.ts'
import { columnsOf, cutToColumns } from '../../terminal/columns.ts'
import { failureLines, INDENT } from './failure-lines.ts'
import type { Style } from './style.ts'

const MOST_NAME = 44
/** Below that names say nothing. */
const LEAST_NAME = 16
const GAP = '  '
const METHOD = 7
const DURATION = 9
/** All of a line but the name: mark and method, status, time, checks. */
const BESIDE_NAME = 4 + METHOD + 5 + 2 + DURATION + '  99 checks'.length

/** A request with its folder, as it is called in the lines of a run. */
export function titleOf({ path, name }: FlowItem): string {
  const folder = parentOf(path)
  return visibleText(folder === '' ? name : `${folder}/${name}`)
}

/** How wide the titles of a run are told: as the widest of them, as far as there is room. */
export function titleWidth(items: readonly FlowItem[], { columns }: Style): number {
  const room = Math.min(MOST_NAME, Math.max(LEAST_NAME, columns - BESIDE_NAME))
  return items.reduce((most, item) => Math.max(most, Math.min(room, columnsOf(titleOf(item)))), 0)
}

/** The lines of a request that came to its end: one, and under it what failed. */
export function exchangeLines(exchange: FlowExchange, item: FlowItem, style: Style, width: number): string[] {
  const { paint, marks, columns } = style
  const { outcome, status, totalMs, passed, failed, phases, results } = exchange
  const time = status === undefined && phases.length === 0 ? '' : formatDuration(totalMs)
  const tone = outcome === 'passed' ? 'green' : 'red'
  const told = new Lines(columns, paint)
  told.add('  ')
  told.add(outcome === 'passed' ? marks.passed : marks.failed, tone)
  told.add(
    ` ${visibleText(item.method ?? '').padEnd(METHOD - 1)} ${fitTo(titleOf(item), width, marks.cut)}  `
  )
  told.add(String(status ?? marks.none).padStart(3), status === undefined ? 'red' : toneOf(status))
  told.add(`  ${time.padStart(DURATION)}`, 'muted')
  if (passed + failed > 0) told.addWhole(sayChecks(passed, failed), failed === 0 ? 'muted' : 'red')
  const skipped = results?.skipped ?? 0
  if (skipped > 0) told.addWhole(`${countOf(skipped, 'check')} skipped`, 'yellow')
  if (outcome === 'failed') told.addWhole(visibleText(item.path), 'muted')
  return [...told.lines, ...failureLines(exchange, style)]
}

/** What is told of a request, on as many lines as it takes. */
class Lines {
  readonly lines = ['']
  readonly #columns: number
  readonly #paint: Paint
  #used = 0

  constructor(columns: number, paint: Paint) {
    this.#columns = columns
    this.#paint = paint
  }

  add(text: string, colour?: Colour): void {
    const painted = colour ? this.#paint(colour, text) : text
    this.lines[this.lines.length - 1] += painted
    this.#used += columnsOf(text)
  }

  /** Adds what is not cut: where there is no room it begins a new line. */
  addWhole(text: string, colour: Colour): void {
    const fits = this.#used + GAP.length + columnsOf(text) <= this.#columns
    if (!fits) {
      this.lines.push('')
      this.#used = 0
    }
    this.add(fits ? GAP : ' '.repeat(INDENT))
    this.add(text, colour)
  }
}

function sayChecks(passed: number, failed: number): string {
  if (failed === 0) return countOf(passed, 'check')
  return `${formatCount(failed)} of ${countOf(passed + failed, 'check')} failed`
}

function toneOf(status: number): Colour {
  return status >= 400 ? 'red' : status >= 300 ? 'yellow' : 'green'
}

function fitTo(text: string, width: number, cut: string): string {
  const fitting = columnsOf(text) > width ? cutToColumns(text, width - 1) + cut : text
  return fitting + ' '.repeat(Math.max(0, width - columnsOf(fitting)))
}
