import { countOf } from '../../format/count.ts'
import type { FlowExchange } from '../../model/run.ts'
import { svgElement as element } from '../../waterfall/svg-markup.ts'
import type { RunReport } from '../run-report.ts'
import { htmlText } from './html-text.ts'
import { phaseLegend } from './phase-legend.ts'
import { type Axis, exchangeRow, rulerRow } from './run-row.ts'
import { RUN_STYLE } from './run-style.ts'
import { runSums } from './run-sums.ts'

/** So many rows a browser lays out in a moment. Beyond, those that passed are left out first. */
const MOST_ROWS = 5000
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * A run as one HTML document that needs nothing else, and no script: the sums, and all requests as a waterfall, each
 * iteration on an axis of its own. It follows the theme of whoever reads it.
 */
export function runHtml(report: RunReport): string {
  const { title, failed } = report
  const heading = htmlText(title)
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${failed > 0 ? `${failed} failed` : 'Passed'} · ${heading}</title>`,
    `<style>${RUN_STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${heading}</h1><p>${describe(report)}</p></header>`,
    `<main>${runSums(report)}${phaseLegend(report.exchanges)}${iterationsOf(report)}</main>`,
    '</body>',
    '</html>',
    ''
  ].join('\n')
}

function describe({ startedAt, environment, iterations, items }: RunReport): string {
  const at = `<time datetime="${htmlText(startedAt)}">${htmlText(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`
  const env = environment === undefined ? [] : [`environment ${htmlText(environment)}`]
  const often = iterations > 1 ? [countOf(iterations, 'iteration')] : []
  return [at, ...env, countOf(items.length, 'request'), ...often].join(' · ')
}

function iterationsOf(report: RunReport): string {
  const { shown, left } = shownOf(report.exchanges)
  const byIteration = new Map<number, FlowExchange[]>()
  for (const exchange of shown) {
    const own = byIteration.get(exchange.iteration) ?? []
    own.push(exchange)
    byIteration.set(exchange.iteration, own)
  }
  const note =
    left === 0
      ? ''
      : `<p class="note">${countOf(left, 'request')} that passed ${left === 1 ? 'is' : 'are'} not shown.</p>`
  return note + [...byIteration].map(([iteration, own]) => iterationSection(iteration, own, report)).join('')
}

function shownOf(exchanges: readonly FlowExchange[]): { shown: readonly FlowExchange[]; left: number } {
  if (exchanges.length <= MOST_ROWS) return { shown: exchanges, left: 0 }
  const failed = exchanges.filter(({ outcome }) => outcome === 'failed').length
  let room = Math.max(0, MOST_ROWS - failed)
  const shown = exchanges.filter(({ outcome }) => outcome === 'failed' || room-- > 0)
  return { shown, left: exchanges.length - shown.length }
}

function iterationSection(
  iteration: number,
  exchanges: readonly FlowExchange[],
  { items, iterations, rows }: RunReport
): string {
  const fromMs = Math.min(...exchanges.map(({ startMs }) => startMs))
  const toMs = Math.max(...exchanges.map(({ startMs, totalMs }) => startMs + totalMs))
  const axis: Axis = { fromMs, toMs: Math.max(toMs, fromMs + 0.1) }
  const failed = exchanges.filter(({ outcome }) => outcome === 'failed').length
  const row = Object.entries(rows.get(iteration) ?? {}).map(([name, value]) => `${name}=${value}`)
  const sum = failed > 0 ? `<span class="bad">${failed} failed</span>` : '<span class="good">passed</span>'
  const heading =
    iterations > 1
      ? `<h2>Iteration ${iteration + 1} ${sum} <small>${htmlText(row.join('  ').slice(0, 300))}</small></h2>`
      : '<h2 class="unseen">Requests</h2>'
  const lines = exchanges.map(exchange => exchangeRow(exchange, items[exchange.item], axis))
  return `<section>${heading}<table>${rulerRow(axis)}<tbody>${lines.join('')}</tbody></table></section>`
}
