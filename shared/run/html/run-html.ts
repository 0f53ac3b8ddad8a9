import { countOf, formatCount } from '../../format/count.ts'
import { svgElement as element } from '../../waterfall/svg-markup.ts'
import type { RunReport } from '../run-report.ts'
import { failureList } from './failure-list.ts'
import { htmlText } from './html-text.ts'
import { iterationSections, shownOf } from './iteration-sections.ts'
import { iterationsOverview } from './iterations-overview.ts'
import { phaseLegend } from './phase-legend.ts'
import { RUN_STYLE } from './run-style.ts'
import { runSums } from './run-sums.ts'

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

/**
 * A run as one HTML document that needs nothing else, and no script: the sums, what failed, when the iterations went,
 * and all requests as a waterfall, each iteration on an axis of its own. It follows the theme of whoever reads it. It
 * comes in pieces, so that a long run is never there as a whole.
 */
export function* runHtml(report: RunReport): Generator<string> {
  const { title, failed } = report
  const heading = htmlText(title)
  const shown = shownOf(report.exchanges)
  yield [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${failed > 0 ? `${formatCount(failed)} failed` : 'Passed'} · ${heading}</title>`,
    `<style>${RUN_STYLE}</style>`,
    '</head>',
    '<body>',
    `<header><h1>${heading}</h1><p>${describe(report)}</p></header>`,
    `<main>${runSums(report)}`
  ].join('\n')
  yield* failureList(report, shown)
  yield* iterationsOverview(report)
  yield phaseLegend(report.exchanges)
  yield* iterationSections(report, shown)
  yield '</main>\n</body>\n</html>\n'
}

function describe({ startedAt, environment, iterations, items }: RunReport): string {
  const at = `<time datetime="${htmlText(startedAt)}">${htmlText(startedAt.replace('T', ' ').replace(/\.\d+Z$/, ' UTC'))}</time>`
  const env = environment === undefined ? [] : [`environment ${htmlText(environment)}`]
  const often = iterations > 1 ? [countOf(iterations, 'iteration')] : []
  return [at, ...env, countOf(items.length, 'request'), ...often].join(' · ')
}
