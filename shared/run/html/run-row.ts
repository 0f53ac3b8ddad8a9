import { formatBytes } from '../../format/bytes.ts'
import { formatDuration } from '../../format/duration.ts'
import type { FlowExchange, FlowItem } from '../../model/run.ts'
import { svgElement as element, svgText } from '../../waterfall/svg-markup.ts'
import { parentOf } from '../../workspace/item-path.ts'
import { detailsOf } from './check-list.ts'
import { htmlText } from './html-text.ts'
import { type Axis, placeOn, timeRuler, WIDTH } from './time-ruler.ts'

/** Longer methods are cut, and told whole to who points at them. */
const MOST_METHOD = 7
/** However short it was, it can be seen. */
const LEAST = 1.5

/** The line above the requests, with the time of the axis. */
export function rulerRow(axis: Axis): string {
  const heads = ['Request', 'Status', 'Size', 'Time'].map(
    (name, at) => `<th scope="col"${at > 0 ? ' class="number"' : ''}>${name}</th>`
  )
  return `<thead><tr>${heads.join('')}<th scope="col" class="axis"><span class="unseen">Waterfall</span>${timeRuler(axis)}</th></tr></thead>`
}

/** A request: what it was, how it went, and when; in a row below it what is told of that. */
export function exchangeRow(exchange: FlowExchange, item: FlowItem | undefined, axis: Axis): string {
  const { outcome, status, size, totalMs, phases } = exchange
  const details = detailsOf(exchange)
  const sent = phases.length > 0 || status !== undefined
  const id = outcome === 'failed' ? ` id="${anchorOf(exchange)}"` : ''
  const more = details === '' ? '' : `<tr class="more ${outcome}"><td colspan="5">${details}</td></tr>`
  return [
    `<tr class="${outcome}"${id}><th scope="row">${titleOf(outcome, item)}</th>`,
    `<td class="number ${toneOf(status)}">${status ?? '–'}</td>`,
    `<td class="number">${status === undefined ? '–' : htmlText(formatBytes(size))}</td>`,
    `<td class="number">${sent ? htmlText(formatDuration(totalMs)) : '–'}</td>`,
    `<td class="axis">${bars(exchange, axis)}</td></tr>${more}`
  ].join('')
}

/** Where a request that failed is in the document. */
export function anchorOf({ index }: Pick<FlowExchange, 'index'>): string {
  return `r${index}`
}

/** The method and name of a request, with its folder. */
export function nameOf({ name, path, method = '' }: FlowItem): string {
  const folder = parentOf(path)
  const place = folder === '' ? '' : `<span class="folder">${htmlText(folder)}/</span><wbr>`
  const whole = method.length > MOST_METHOD ? ` title="${htmlText(method)}"` : ''
  return `<span class="method"${whole}>${htmlText(method)}</span><span class="name">${place}${htmlText(name)}</span>`
}

function titleOf(outcome: FlowExchange['outcome'], item: FlowItem = { name: '', path: '' }): string {
  const mark =
    outcome === 'passed'
      ? '<span class="good" role="img" aria-label="passed">✓</span>'
      : '<span class="bad" role="img" aria-label="failed">✗</span>'
  return `<span class="title">${mark}${nameOf(item)}</span>`
}

function bars({ phases }: FlowExchange, axis: Axis): string {
  const drawn = phases.map(({ name, startMs, endMs }) => {
    const from = placeOn(axis, startMs)
    const width = Math.max(LEAST, placeOn(axis, endMs) - from)
    const title = element('title', {}, svgText(`${name} ${formatDuration(endMs - startMs)}`))
    return element(
      'rect',
      { x: Math.min(from, WIDTH - width), y: 0, width, height: 10, class: `ph-${name}` },
      title
    )
  })
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    drawn
  )
}

function toneOf(status: number | undefined): string {
  if (status === undefined || status >= 400) return 'bad'
  return status >= 300 ? 'warn' : 'good'
}
