import { countOf, formatCount } from '../../format/count.ts'
import type { FlowExchange } from '../../model/run.ts'
import type { RunReport } from '../run-report.ts'
import { htmlText } from './html-text.ts'
import { exchangeRow, rulerRow } from './run-row.ts'
import { axisOf } from './time-ruler.ts'

/** So many rows a browser lays out in a moment. Beyond, what passed is left out first. */
const MOST_ROWS = 5000
/** So many iterations that passed are opened together. */
const MOST_FOLDED = 100
const MOST_VALUES = 300

interface Iteration {
  /** From 0. */
  number: number
  exchanges: readonly FlowExchange[]
  /** Those of them that are shown. */
  shown: readonly FlowExchange[]
}

/** `hidden`: nothing of it is shown. */
type Kind = 'passed' | 'failed' | 'hidden'

/** Those of a run that are shown: what failed counts before what passed, and what came first before what came later. */
export function shownOf(exchanges: readonly FlowExchange[]): readonly FlowExchange[] {
  if (exchanges.length <= MOST_ROWS) return exchanges
  let failed = Math.min(MOST_ROWS, countFailed(exchanges))
  let passed = MOST_ROWS - failed
  return exchanges.filter(({ outcome }) => (outcome === 'failed' ? failed-- > 0 : passed-- > 0))
}

/** The iterations one after the other: a table of each, those that passed folded. Without others, the table alone. */
export function* iterationSections(report: RunReport, shown: readonly FlowExchange[]): Generator<string> {
  if (shown.length < report.exchanges.length) yield noteOfHidden(report.exchanges, shown)
  if (shown.length === 0) return
  if (report.iterations === 1) return yield `<h2 class="unseen">Requests</h2>${tableOf(shown, report)}`
  const isShown = new Set(shown)
  let row: Iteration[] = []
  let rowKind: Kind | undefined
  for (const [number, exchanges] of byIteration(report.exchanges)) {
    const iteration = { number, exchanges, shown: exchanges.filter(each => isShown.has(each)) }
    const kind = kindOf(iteration)
    if (kind !== rowKind || (kind === 'passed' && row.length === MOST_FOLDED)) {
      yield* sectionsOf(rowKind, row, report)
      row = []
    }
    rowKind = kind
    row.push(iteration)
  }
  yield* sectionsOf(rowKind, row, report)
}

function kindOf({ exchanges, shown }: Iteration): Kind {
  if (shown.length === 0) return 'hidden'
  return countFailed(exchanges) > 0 ? 'failed' : 'passed'
}

/** Iterations in a row that went alike. */
function* sectionsOf(
  kind: Kind | undefined,
  row: readonly Iteration[],
  report: RunReport
): Generator<string> {
  if (kind === 'passed') yield* fold(row, report)
  if (kind === 'hidden') yield noteOfRow(row)
  if (kind === 'failed') for (const iteration of row) yield sectionOf(iteration, report)
}

function byIteration(exchanges: readonly FlowExchange[]): Map<number, FlowExchange[]> {
  const found = new Map<number, FlowExchange[]>()
  for (const exchange of exchanges) {
    const own = found.get(exchange.iteration) ?? []
    own.push(exchange)
    found.set(exchange.iteration, own)
  }
  return found
}

function noteOfHidden(all: readonly FlowExchange[], shown: readonly FlowExchange[]): string {
  const failed = countFailed(all) - countFailed(shown)
  const passed = all.length - shown.length - failed
  const hidden = [
    ...(failed > 0 ? [`${countOf(failed, 'request')} that failed`] : []),
    ...(passed > 0 ? [`${countOf(passed, 'request')} that passed`] : [])
  ]
  return `<p class="note">Not shown: ${hidden.join(', ')}.</p>`
}

function countFailed(exchanges: readonly FlowExchange[]): number {
  return exchanges.filter(({ outcome }) => outcome === 'failed').length
}

/** Iterations that passed, in a row. */
function* fold(iterations: readonly Iteration[], report: RunReport): Generator<string> {
  yield `<details class="fold"><summary>${nameOfRow(iterations)} <span class="good">passed</span></summary>`
  for (const iteration of iterations) yield sectionOf(iteration, report)
  yield '</details>'
}

/** Where iterations are left out. */
function noteOfRow(iterations: readonly Iteration[]): string {
  const failed = countFailed(iterations.flatMap(({ exchanges }) => exchanges))
  const went = failed > 0 ? `${countOf(failed, 'request')} failed` : 'passed'
  return `<p class="note hidden">${nameOfRow(iterations)}: ${went}, not shown</p>`
}

function nameOfRow(iterations: readonly Iteration[]): string {
  const [first = 0, last = 0] = [iterations.at(0)?.number, iterations.at(-1)?.number]
  return first === last
    ? `Iteration ${formatCount(first + 1)}`
    : `Iterations ${formatCount(first + 1)} – ${formatCount(last + 1)}`
}

function sectionOf(iteration: Iteration, report: RunReport): string {
  const { number, exchanges, shown } = iteration
  const failed = countFailed(exchanges)
  const row = Object.entries(report.rows.get(number) ?? {}).map(([name, value]) => `${name}=${value}`)
  const sum =
    failed > 0 ? `<span class="bad">${formatCount(failed)} failed</span>` : '<span class="good">passed</span>'
  const values = htmlText(row.join('  ').slice(0, MOST_VALUES))
  const heading = `<h2>Iteration ${formatCount(number + 1)} ${sum} <small title="${values}">${values}</small></h2>`
  const note = shown.length < exchanges.length ? noteOfHidden(exchanges, shown) : ''
  return `<section>${heading}${tableOf(shown, report)}${note}</section>`
}

/** On an axis of its own: of a long run an iteration would be nothing but a line. */
function tableOf(exchanges: readonly FlowExchange[], { items }: RunReport): string {
  const axis = axisOf(exchanges)
  const lines = exchanges.map(exchange => exchangeRow(exchange, items[exchange.item], axis))
  return `<table>${rulerRow(axis)}<tbody>${lines.join('')}</tbody></table>`
}
