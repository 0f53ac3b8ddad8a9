import { countOf } from '../../format/count.ts'
import type { Result } from '../../model/results.ts'
import type { FlowExchange } from '../../model/run.ts'
import { countChecks } from '../check-counts.ts'
import { sayAsked } from '../say-asked.ts'
import { htmlText } from './html-text.ts'

/** What is told under a request: why it failed, who it was asked of, and its checks, open where it failed. */
export function detailsOf(exchange: FlowExchange): string {
  const { outcome, message, problems = [], results } = exchange
  const asked = sayAsked(exchange)
  const said = [message, ...problems.map(({ problem }) => problem)].flatMap(text =>
    text === undefined ? [] : [`<p class="bad">${htmlText(text)}</p>`]
  )
  if (asked !== undefined) said.push(`<p class="note">${htmlText(asked)}</p>`)
  const all = results?.results ?? []
  if (all.length === 0) return said.join('')
  const list = `<ul class="checks">${all.map(checkOf).join('')}</ul>`
  const open = outcome === 'failed' ? ' open' : ''
  return `${said.join('')}<details${open}><summary>${sayChecks(exchange)}</summary>${list}</details>`
}

/** As the sums of the run count them. */
function sayChecks(exchange: FlowExchange): string {
  const { passed, failed, skipped } = countChecks([exchange])
  const made = passed + failed
  const told = [
    ...(failed > 0 ? [`${passed} of ${countOf(made, 'check')} passed`] : []),
    ...(failed === 0 && made > 0 ? [`${countOf(made, 'check')} passed`] : []),
    ...(skipped > 0 ? [made > 0 ? `${skipped} skipped` : `${countOf(skipped, 'check')} skipped`] : [])
  ]
  return told.join(', ')
}

function checkOf({ label, outcome, message, expected, actual }: Result): string {
  const mark = { passed: '✓', failed: '✗', skipped: '–' }[outcome]
  const tone = { passed: 'good', failed: 'bad', skipped: 'warn' }[outcome]
  const facts: [string, string | undefined][] =
    outcome === 'passed'
      ? []
      : [
          ['why', expected === undefined || actual === undefined ? message : undefined],
          ['expected', expected],
          ['found', actual]
        ]
  const told = facts.flatMap(([name, text]) =>
    text === undefined ? [] : [`<dt>${name}</dt><dd>${htmlText(text)}</dd>`]
  )
  const list = told.length === 0 ? '' : `<dl>${told.join('')}</dl>`
  return `<li><span class="${tone}" role="img" aria-label="${outcome}">${mark}</span> <code>${htmlText(label)}</code>${list}</li>`
}
