import { visibleText } from '#shared/format/visible-text.ts'
import type { Result } from '#shared/model/results.ts'
import type { FlowExchange } from '#shared/model/run.ts'
import { sayAsked } from '#shared/run/say-asked.ts'
import type { Colour } from '../../terminal/colours.ts'
import { wrapText } from '../../terminal/wrap-text.ts'
import type { Style } from './style.ts'

/** What stands under a request begins here. */
export const INDENT = 6
/** Facts of what failed are told under it. */
const FACT = INDENT + 2
const FACT_NAME = 9

/** Why a request failed, and who it was asked of: nothing of one that passed. */
export function failureLines(exchange: FlowExchange, style: Style): string[] {
  const { message, problems = [], results } = exchange
  const asked = sayAsked(exchange)
  const said = [message, ...problems.map(({ problem }) => problem)].filter(each => each !== undefined)
  const unmet = (results?.results ?? []).filter(({ outcome }) => outcome === 'failed')
  return [
    ...said.flatMap(text => paintLines(text, 'red', style)),
    ...unmet.flatMap(result => resultLines(result, style)),
    ...(asked === undefined ? [] : paintLines(asked, 'muted', style))
  ]
}

function paintLines(text: string, colour: Colour, { paint, columns }: Style): string[] {
  const lines = wrapText(visibleText(text), columns - INDENT)
  return lines.map(line => `${' '.repeat(INDENT)}${paint(colour, line)}`)
}

function resultLines({ label, message, expected, actual }: Result, style: Style): string[] {
  const { paint, columns } = style
  const told: [string, string | undefined][] = [
    // It says no more than what was expected and found, where both are known.
    ['why', expected === undefined || actual === undefined ? message : undefined],
    ['expected', expected],
    ['found', actual]
  ]
  const factLines = ([name, text]: (typeof told)[number]): string[] => {
    if (text === undefined) return []
    const lines = wrapText(visibleText(text), columns - FACT - FACT_NAME)
    return lines.map((line, at) => {
      const before = (at === 0 ? name : '').padEnd(FACT_NAME)
      return `${' '.repeat(FACT)}${paint('muted', before)}${line}`
    })
  }
  return [...paintLines(label, 'red', style), ...told.flatMap(factLines)]
}
