import { formatDuration, formatExactMs } from '../format/duration.ts'
import type { Exchange, Hop } from '../model/exchange.ts'
import { type ChartRow, chartRows } from './chart-rows.ts'
import { sumPhases } from './phase-sum.ts'
import { textBar } from './text-bar.ts'

interface TextTableOptions {
  /** Signs in a line. At least 60. */
  columns?: number
  /** Why a hop happened, in a few words. */
  noteOf?: (hop: Hop) => string | undefined
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
  const line = (name: string, bar: string, duration: string) =>
    `${fitTo(name, nameColumns)} ${bar.padEnd(barColumns)} ${duration.padStart(DURATION_COLUMNS)}`
  const lines = rows.flatMap(row => {
    const note = row.kind === 'hop' && row.note !== undefined ? [fitTo(`    ${row.note}`, columns)] : []
    const bar = barOf(row, waterfall.totalMs, barColumns)
    return [line(nameOf(row), bar, durationOf(row)), ...note]
  })
  const { phases, ms } = sumPhases(waterfall)
  const exact = `sum of ${phases} ${phases === 1 ? 'phase' : 'phases'}: ${formatExactMs(ms)}`
  const total = line('Total', exact.padStart(barColumns), formatDuration(waterfall.totalMs))
  return [...lines, '─'.repeat(columns), total].map(each => `${each.trimEnd()}\n`).join('')
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
