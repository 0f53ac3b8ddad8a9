import { formatDuration, formatExactMs } from '../format/duration.ts'
import { visibleText } from '../format/visible-text.ts'
import type { Exchange, Hop } from '../model/exchange.ts'
import type { ChartColours } from './chart-colours.ts'
import { type ChartRow, chartRows } from './chart-rows.ts'
import { sumPhases } from './phase-sum.ts'
import { rowMarks } from './svg-bars.ts'
import { svgElement, svgText } from './svg-markup.ts'
import { tickLabel } from './tick-label.ts'
import { domainFor, rulerFor } from './time-scale.ts'
import { type Viewport, wholeOf } from './viewport.ts'

export interface ExportSvgOptions {
  colours: ChartColours
  /** What of the time is in sight; without it, all. */
  viewport?: Viewport
  noteOf?: (hop: Hop) => string | undefined
}

const WIDTH = 1000
const PADDING = 20
const NAME_WIDTH = 250
const DURATION_WIDTH = 90
const TITLE_HEIGHT = 46
const RULER_HEIGHT = 24
const FOOTER_HEIGHT = 34
const ROW_HEIGHT = { hop: 26, phase: 20, timing: 17 }
const NOTE_HEIGHT = 16
const SANS = 'ui-sans-serif, system-ui, sans-serif'
const MONO = 'ui-monospace, monospace'
/** Of a sign of the fixed-width font, by its size. */
const MONO_ADVANCE = 0.61

/** The waterfall of an exchange as one SVG document, 1000 wide and as high as it is long: nothing outside is needed. */
export function exportSvg(exchange: Exchange, { colours, viewport, noteOf }: ExportSvgOptions): string {
  const { waterfall, rows } = chartRows(exchange, noteOf ?? (() => undefined))
  const axis = { x: PADDING + NAME_WIDTH, width: WIDTH - 2 * PADDING - NAME_WIDTH - DURATION_WIDTH }
  const view = viewport ?? wholeOf(domainFor(waterfall.totalMs))
  const ruler = rulerFor(view, axis.width, 84, 9)
  const xOf = (ms: number) => axis.x + ((ms - view.fromMs) / (view.toMs - view.fromMs)) * axis.width

  const top = PADDING + TITLE_HEIGHT + RULER_HEIGHT
  let y = top
  const lines = rows.map(row => {
    const line = { row, y, height: heightOf(row) }
    y += line.height
    return line
  })
  const height = y + FOOTER_HEIGHT + PADDING
  const { phases, ms } = sumPhases(waterfall)

  return svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: WIDTH,
      height,
      viewBox: `0 0 ${WIDTH} ${height}`,
      'font-size': 12
    },
    [
      svgElement(
        'title',
        {},
        svgText(visibleText(`Waterfall of ${exchange.request.method} ${exchange.request.url}`))
      ),
      hatches(colours, axis, top, y),
      svgElement('rect', { width: WIDTH, height, fill: colours.surface }),
      text(
        PADDING,
        PADDING + 14,
        fitTo(`${exchange.request.method} ${exchange.request.url}`, WIDTH - 2 * PADDING, 14),
        {
          ...{ fill: colours.ink, 'font-family': MONO, 'font-size': 14, 'font-weight': 600 }
        }
      ),
      text(PADDING, PADDING + 34, describe(exchange), { fill: colours.muted, 'font-family': SANS }),
      ...ruler.ticks.map(tick =>
        svgElement('path', { d: `M${round(xOf(tick))} ${top}V${y}`, stroke: colours.line })
      ),
      ...ruler.labelled.map(tick =>
        text(xOf(tick), top - 8, tickLabel(tick, ruler.stepMs), {
          ...{ fill: colours.faint, 'font-family': SANS, 'font-size': 11 },
          'text-anchor': tick === view.fromMs ? 'start' : 'middle'
        })
      ),
      ...lines.flatMap(line => rowTexts(line.row, line.y, colours)),
      svgElement(
        'g',
        { 'clip-path': 'url(#axis)' },
        lines.flatMap(({ row, y: rowY }) =>
          rowMarks(row, rowY + ROW_HEIGHT[row.kind] / 2, view, axis, colours)
        )
      ),
      svgElement('path', { d: `M${PADDING} ${y + 6}H${WIDTH - PADDING}`, stroke: colours.line }),
      text(
        PADDING,
        y + 26,
        `Total: the sum of ${phases} ${phases === 1 ? 'phase' : 'phases'}, without gap or overlap`,
        {
          ...{ fill: colours.muted, 'font-family': SANS }
        }
      ),
      text(WIDTH - PADDING, y + 26, formatExactMs(ms), {
        ...{ fill: colours.ink, 'font-family': MONO, 'text-anchor': 'end', 'font-weight': 600 }
      })
    ]
  )
}

function describe({ startedAt, hops, error }: Exchange): string {
  const status = hops.at(-1)?.response?.status
  const outcome = error ? (error.code === 'ABORTED' ? 'cancelled' : 'failed') : undefined
  const count = hops.length > 1 ? `${hops.length} hops` : undefined
  return [status, outcome, count, startedAt].filter(each => each !== undefined).join('  ·  ')
}

function rowTexts(line: ChartRow, y: number, colours: ChartColours): string[] {
  const middle = y + ROW_HEIGHT[line.kind] / 2 + 4
  const { indent, size, fill } = {
    hop: { indent: 0, size: 12, fill: colours.ink },
    phase: { indent: 14, size: 12, fill: colours.muted },
    timing: { indent: 28, size: 11, fill: colours.faint }
  }[line.kind]
  const font = { 'font-family': MONO, 'font-size': size }
  const failed = line.kind === 'phase' && line.row.state === 'failed'
  const weight = line.kind === 'hop' ? { 'font-weight': 600 } : {}
  const told = line.kind === 'timing' ? line.row.durMs : line.row.durationMs
  const status = line.kind === 'hop' && line.status !== undefined ? `${line.status} ` : ''
  const statusWidth = status.length * size * MONO_ADVANCE
  const name = fitTo(line.name, NAME_WIDTH - indent - statusWidth - 8, size)
  return [
    ...(status
      ? [text(PADDING, middle, status.trim(), { ...font, ...weight, fill: toneOf(Number(status), colours) })]
      : []),
    text(PADDING + indent + statusWidth, middle, name, {
      ...font,
      ...weight,
      fill: failed ? colours.bad : fill
    }),
    text(WIDTH - PADDING, middle, told === undefined ? '–' : formatDuration(told), {
      ...{ ...font, ...weight, 'text-anchor': 'end', fill: failed ? colours.bad : fill }
    }),
    ...(line.kind === 'hop' && line.note !== undefined
      ? [
          text(
            PADDING + NAME_WIDTH,
            y + ROW_HEIGHT.hop + 9,
            fitTo(line.note, WIDTH - 2 * PADDING - NAME_WIDTH - DURATION_WIDTH, 11),
            {
              ...{ fill: colours.muted, 'font-family': SANS, 'font-size': 11 }
            }
          )
        ]
      : [])
  ]
}

function heightOf(row: ChartRow): number {
  return ROW_HEIGHT[row.kind] + (row.kind === 'hop' && row.note !== undefined ? NOTE_HEIGHT : 0)
}

/** What the bars are filled with besides plain colours, and the edges of the axis. */
function hatches(
  { phases, bad, faint, warn, surface }: ChartColours,
  axis: { x: number; width: number },
  top: number,
  bottom: number
): string {
  const hatch = (id: string, colour: string, width: number, under: readonly string[] = []) =>
    svgElement(
      'pattern',
      { id, width: 5, height: 5, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      [...under, svgElement('path', { d: 'M0 0V5', stroke: colour, 'stroke-width': width })]
    )
  // So that it is seen also where the bytes under it are as high as they can be.
  const veil = svgElement('rect', { width: 5, height: 5, fill: surface, 'fill-opacity': 0.75 })
  return svgElement('defs', {}, [
    hatch('backoff', phases.backoff, 1.5),
    hatch('failed', bad, 6),
    hatch('cancelled', faint, 5),
    hatch('stall', warn, 2, [veil]),
    svgElement(
      'clipPath',
      { id: 'axis' },
      svgElement('rect', { x: axis.x, y: top, width: axis.width + 3, height: bottom - top })
    )
  ])
}

function toneOf(status: number, { good, warn, bad }: ChartColours): string {
  return status >= 400 ? bad : status >= 300 ? warn : good
}

function text(x: number, y: number, content: string, attributes: Record<string, string | number>): string {
  return svgElement('text', { x, y, ...attributes }, svgText(content))
}

/** Cut to what has room in the fixed-width font, the widest that there is. */
function fitTo(content: string, widthPx: number, size: number): string {
  const most = Math.max(1, Math.floor(widthPx / (size * MONO_ADVANCE)))
  const signs = [...visibleText(content)]
  return signs.length > most ? `${signs.slice(0, most - 1).join('')}…` : signs.join('')
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
