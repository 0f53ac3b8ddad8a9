import { countOf, formatCount } from '../../format/count.ts'
import type { FlowExchange } from '../../model/run.ts'
import { whyOf } from '../flow-report.ts'
import type { RunReport } from '../run-report.ts'
import { htmlText } from './html-text.ts'
import { anchorOf, nameOf } from './run-row.ts'

/** Shorter runs are in sight as a whole. */
const LISTED_FROM = 10
/** So many are gone through one by one. */
const MOST_LISTED = 500
const MOST_WHY = 200

/** The requests that failed, with links to them; nothing where there are none, or few rows at all. */
export function* failureList(
  { items, iterations, failed }: RunReport,
  shown: readonly FlowExchange[]
): Generator<string> {
  if (failed === 0 || shown.length < LISTED_FROM) return
  const listed = shown.filter(({ outcome }) => outcome === 'failed').slice(0, MOST_LISTED)
  yield '<nav class="failures" aria-labelledby="failures">'
  yield `<h2 id="failures">${countOf(failed, 'request')} failed</h2><ol>`
  for (const exchange of listed) {
    const item = items[exchange.item] ?? { name: '', path: '' }
    const where =
      iterations > 1 ? `<span class="where">Iteration ${formatCount(exchange.iteration + 1)}</span>` : ''
    const why = htmlText((whyOf(exchange) ?? '').slice(0, MOST_WHY))
    yield `<li><a href="#${anchorOf(exchange)}">${where}${nameOf(item)}</a><span class="note">${why}</span></li>`
  }
  const more = failed - listed.length
  yield `</ol>${more > 0 ? `<p class="note">and ${countOf(more, 'more request')} that failed</p>` : ''}</nav>`
}
