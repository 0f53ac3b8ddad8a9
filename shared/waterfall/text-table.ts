import { asciiSigns } from '../format/ascii-signs.ts'
import { formatDuration, formatExactMs } from '../format/duration.ts'
import type { Exchange, Hop } from '../model/exchange.ts'
import { type ChartRow, chartRows } from './chart-rows.ts'
import { sumPhases } from './phase-sum.ts'
import { textBar } from './text-bar.ts'

/** The parts of a line, each as wide as it is to be. */
export interface TextCells {
  name: string
  bar: string
  duration: string
}

export interface TextTableOptions {
  /** Signs in a line. At least 60. */
  columns?: number
  /** Why a hop happened, in a few words: a line, or several. */
  noteOf?: (hop: Hop) => string | undefined
  /** Whether nothing but ASCII is to be in it. */
  ascii?: boolean
  /** Puts colours into a row, which take no room. */
  paint?: (cells: TextCells, row: ChartRow) => TextCells
  /** The same for what is said beside the rows. */
  paintNote?: (text: string) => string
}

const LEAST_COLUMNS = 60
const DURATION_COLUMNS = 9

/**
 * The waterfall of an exchange as lines of text of the same width: a name, a bar to scale in block characters, a
 * duration; under them the exact total. For terminals, mails and tickets: every sign is one column.
 * @returns lines that end with a line feed each
 */
export function textTable(exchange: Exchange, options: TextTableOptions = {}): string {
  const columns = Math.max(LEAST_COLUMNS, options.columns ?? 100)
  const { waterfall, rows } = chartRows(exchange, options.noteOf ?? (() => undefined))
  const nameColumns = Math.floor(columns * 0.34)
  const barColumns = columns - nameColumns - DURATION_COLUMNS - 2
  const signs = options.ascii ? asciiSigns : (text: string) => text
  const { paint = cells => cells, paintNote = text => text } = options
  const fill = (name: string, bar: string, duration: string): TextCells => ({
    name: signs(fitTo(name, nameColumns)),
    bar: signs(bar.padEnd(barColumns)),
    duration: signs(duration.padStart(DURATION_COLUMNS))
  })
  const join = ({ name, bar, duration }: TextCells) => `${name} ${bar} ${duration}`
  const lines = rows.flatMap(row => {
    const bar = barOf(row, waterfall.totalMs, barColumns)
    const line = join(paint(fill(nameOf(row), bar, durationOf(row)), row))
    const notes = row.kind === 'hop' ? (row.note?.split('\n') ?? []) : []
    return [line, ...notes.map(note => paintNote(signs(fitTo(`    ${note}`, columns).trimEnd())))]
  })
  const { phases, ms } = sumPhases(waterfall)
  const exact = `sum of ${phases} ${phases === 1 ? 'phase' : 'phases'}: ${formatExactMs(ms)}`
  const total = join(fill('Total', exact.padStart(barColumns), formatDuration(waterfall.totalMs)))
  const rule = paintNote(signs('─'.repeat(columns)))
  return [...lines, rule, total].map(each => `${each.trimEnd()}\n`).join('')
}

function nameOf(row: ChartRow): string {
  if (row.kind === 'hop') return `${row.status ?? '–'} ${row.name}`
  return `${row.kind === 'phase' ? '  ' : '    '}${row.name}`
}

function durationOf({ kind, row }: ChartRow): string {
  const ms = kind === 'timing' ? row.durMs : row.durationMs
  return ms === undefined ? '–' : formatDuration(ms)
}

function barOf({ kind, row }: ChartRow, totalMs: number, columns: number): string {
  if (kind === 'timing' && row.durMs === undefined) return ''
  const scale = totalMs > 0 ? columns / totalMs : 0
  const shade = kind === 'phase' && row.name === 'backoff' ? '░' : kind === 'timing' ? '▒' : undefined
  return textBar(row.startMs * scale, row.endMs * scale, columns, shade)
}

/** Exactly so many signs: filled with spaces, or cut and ended by an ellipsis. */
function fitTo(text: string, columns: number): string {
  const signs = [...text]
  return signs.length > columns
    ? `${signs.slice(0, columns - 1).join('')}…`
    : text + ' '.repeat(columns - signs.length)
}
