import { formatBytes } from '../../format/bytes.ts'
import { countOf } from '../../format/count.ts'
import { formatDuration } from '../../format/duration.ts'
import type { Result } from '../../model/results.ts'
import type { FlowExchange, FlowItem } from '../../model/run.ts'
import { svgElement as element, svgText } from '../../waterfall/svg-markup.ts'
import { tickLabel } from '../../waterfall/tick-label.ts'
import { ticksOf } from '../../waterfall/time-scale.ts'
import { parentOf } from '../parent-of.ts'
import { htmlText } from './html-text.ts'

/** What of the run's time is in sight. */
export interface Axis {
  fromMs: number
  toMs: number
}

/** The axis in units of the drawing, which is stretched to the width that there is. */
const WIDTH = 1000
/** However short it was, it can be seen. */
const LEAST = 1.5
const MARKS = 6
/** Behind this part of the axis a label has no room in a narrow window. */
const LAST_MARK = 0.8

/** The line above the requests, with the time of the axis. */
export function rulerRow(axis: Axis): string {
  const spanMs = axis.toMs - axis.fromMs
  const { ticks, stepMs } = ticksOf({ fromMs: 0, toMs: spanMs }, MARKS)
  const marks = ticks
    .filter(tick => tick <= spanMs * LAST_MARK)
    .map(
      tick => `<span style="left:${((tick / spanMs) * 100).toFixed(2)}%">${tickLabel(tick, stepMs)}</span>`
    )
  const heads = ['Request', 'Status', 'Size', 'Time'].map(
    (name, at) => `<th scope="col"${at > 0 ? ' class="number"' : ''}>${name}</th>`
  )
  return `<thead><tr>${heads.join('')}<th scope="col" class="axis"><span class="unseen">Waterfall</span><div class="ruler" aria-hidden="true">${marks.join('')}</div></th></tr></thead>`
}

/** A request: what it was, how it went, and when. */
export function exchangeRow(exchange: FlowExchange, item: FlowItem | undefined, axis: Axis): string {
  const { name = '', path = '', method = '' } = item ?? {}
  const { outcome, status, size, totalMs, phases } = exchange
  const folder = parentOf(path)
  const place = folder === '' ? '' : `<span class="folder">${htmlText(folder)}/</span>`
  const mark =
    outcome === 'passed'
      ? '<span class="good" role="img" aria-label="passed">✓</span>'
      : '<span class="bad" role="img" aria-label="failed">✗</span>'
  const head = `<span class="title">${mark}<span class="method">${htmlText(method)}</span><span class="name">${place}${htmlText(name)}</span></span>`
  const told = phases.length > 0 || status !== undefined
  return [
    `<tr class="${outcome}"><th scope="row">${head}${detailsOf(exchange)}</th>`,
    `<td class="number ${toneOf(status)}">${status ?? '–'}</td>`,
    `<td class="number">${told ? htmlText(formatBytes(size)) : ''}</td>`,
    `<td class="number">${told ? htmlText(formatDuration(totalMs)) : ''}</td>`,
    `<td class="axis">${bars(exchange, axis)}</td></tr>`
  ].join('')
}

function bars({ phases }: FlowExchange, { fromMs, toMs }: Axis): string {
  const xOf = (ms: number) => ((ms - fromMs) / (toMs - fromMs)) * WIDTH
  const drawn = phases.map(({ name, startMs, endMs }) => {
    const width = Math.max(LEAST, xOf(endMs) - xOf(startMs))
    const x = Math.min(xOf(startMs), WIDTH - width)
    const title = element('title', {}, svgText(`${name} ${formatDuration(endMs - startMs)}`))
    return element('rect', { x, y: 0, width, height: 10, class: `ph-${name}` }, title)
  })
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawn
  )
}

function detailsOf({ outcome, message, problems = [], results }: FlowExchange): string {
  const all = results?.results ?? []
  const said = [message, ...problems.map(({ problem }) => problem)].flatMap(text =>
    text === undefined ? [] : [`<p class="bad">${htmlText(text)}</p>`]
  )
  if (all.length === 0) return said.join('')
  const passed = all.filter(each => each.outcome === 'passed').length
  const summary =
    passed === all.length
      ? `${countOf(passed, 'check')} passed`
      : `${passed} of ${countOf(all.length, 'check')} passed`
  const list = `<ul class="checks">${all.map(checkOf).join('')}</ul>`
  const open = outcome === 'failed' ? ' open' : ''
  return `${said.join('')}<details${open}><summary>${summary}</summary>${list}</details>`
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

function toneOf(status: number | undefined): string {
  if (status === undefined || status >= 400) return 'bad'
  return status >= 300 ? 'warn' : 'good'
}
