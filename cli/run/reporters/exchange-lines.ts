import { countOf } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Result } from '#shared/model/results.ts'
import type { FlowExchange, FlowItem } from '#shared/model/run.ts'
import { parentOf } from '#shared/run/parent-of.ts'
import type { Colour, Paint } from '../../terminal/colours.ts'
import type { Style } from './style.ts'

const MOST_NAME = 44
const METHOD = 7
const DURATION = 9

/** A request with its folder, as it is called in the lines of a run. */
export function titleOf({ path, name }: FlowItem): string {
  const folder = parentOf(path)
  return visibleText(folder === '' ? name : `${folder}/${name}`)
}

/** How wide the titles of a run are told: as the widest of them, as far as there is room. */
export function titleWidth(items: readonly FlowItem[]): number {
  return items.reduce((most, item) => Math.max(most, Math.min(MOST_NAME, [...titleOf(item)].length)), 0)
}

/** The lines of a request that came to its end: one, and under it what failed. */
export function exchangeLines(
  exchange: FlowExchange,
  item: FlowItem,
  { paint, marks }: Style,
  width: number
): string[] {
  const { outcome, status, totalMs, passed, failed } = exchange
  const mark = outcome === 'passed' ? paint('green', marks.passed) : paint('red', marks.failed)
  const checks = passed + failed
  const said =
    status === undefined ? paint('red', `  ${marks.none}`) : paint(toneOf(status), String(status).padStart(3))
  const time = status === undefined && exchange.phases.length === 0 ? '' : formatDuration(totalMs)
  const head = [
    `  ${mark} ${visibleText(item.method ?? '').padEnd(METHOD)}${fitTo(titleOf(item), width, marks.cut)}  ${said}`,
    paint('muted', time.padStart(DURATION)),
    checks === 0 ? '' : sayChecks(passed, failed, paint),
    outcome === 'failed' ? paint('muted', visibleText(item.path)) : ''
  ]
  return [
    head
      .filter((part, at) => at < 2 || part !== '')
      .join('  ')
      .trimEnd(),
    ...failureLines(exchange, paint)
  ]
}

/** Why a request failed: nothing of one that passed. */
export function failureLines({ message, problems = [], results }: FlowExchange, paint: Paint): string[] {
  const said = [message, ...problems.map(({ problem }) => problem)].filter(each => each !== undefined)
  const unmet = (results?.results ?? []).filter(({ outcome }) => outcome === 'failed')
  return [
    ...said.map(text => paint('red', `      ${visibleText(text)}`)),
    ...unmet.flatMap(result => resultLines(result, paint))
  ]
}

function resultLines({ label, message, expected, actual }: Result, paint: Paint): string[] {
  const told: [string, string | undefined][] = [
    // It says no more than what was expected and found, where both are known.
    ['why', expected === undefined || actual === undefined ? message : undefined],
    ['expected', expected],
    ['found', actual]
  ]
  return [
    paint('red', `      ${visibleText(label)}`),
    ...told.flatMap(([what, text]) =>
      text === undefined ? [] : [`        ${paint('muted', what.padEnd(9))}${visibleText(text)}`]
    )
  ]
}

function sayChecks(passed: number, failed: number, paint: Paint): string {
  if (failed === 0) return paint('muted', countOf(passed, 'check'))
  return paint('red', `${failed} of ${countOf(passed + failed, 'check')} failed`)
}

function toneOf(status: number): Colour {
  return status >= 400 ? 'red' : status >= 300 ? 'yellow' : 'green'
}

function fitTo(text: string, width: number, cut: string): string {
  const signs = [...text]
  if (signs.length > width) return `${signs.slice(0, width - 1).join('')}${cut}`
  return text + ' '.repeat(width - signs.length)
}
