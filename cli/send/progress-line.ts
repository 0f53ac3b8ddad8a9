import { asciiSigns } from '#shared/format/ascii-signs.ts'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { textBar } from '#shared/waterfall/text-bar.ts'

export interface Progress {
  received: number
  /** Where it is known. */
  total: number | undefined
  /** Since the first byte. */
  elapsedMs: number
}

const BAR_COLUMNS = 24

/**
 * A download in one line: a bar, how much, how fast, how long still.
 * @param columns that there are at most
 */
export function progressLine(
  { received, total, elapsedMs }: Progress,
  { columns, ascii }: { columns: number; ascii: boolean }
): string {
  const rate = elapsedMs > 0 ? (received / elapsedMs) * 1000 : 0
  const speed = `${formatBytes(Math.round(rate))}/s`
  const known = total !== undefined && total >= received && total > 0
  const share = known ? received / total : 0
  const bar = share === 0 ? '' : textBar(0, share * BAR_COLUMNS, BAR_COLUMNS)
  const leftMs = known && rate > 0 ? ((total - received) / rate) * 1000 : undefined
  const parts: Part[] = known
    ? [
        { text: `${Math.floor(share * 100)} %`.padStart(5), rank: 0 },
        { text: bar.padEnd(BAR_COLUMNS), rank: 4 },
        { text: `${formatBytes(received)} of ${formatBytes(total)}`, rank: 1 },
        { text: speed, rank: 3 },
        ...(leftMs === undefined ? [] : [{ text: `${wholeSeconds(leftMs)} left`, rank: 2 }])
      ]
    : [
        { text: formatBytes(received), rank: 0 },
        { text: speed, rank: 1 },
        { text: formatDuration(elapsedMs), rank: 2 }
      ]
  const line = fitting(parts, columns)
  return ascii ? asciiSigns(line) : line
}

/** What a line is made of: where there is no room for all of it, the part with the highest rank is left out first. */
interface Part {
  text: string
  rank: number
}

function fitting(parts: readonly Part[], columns: number): string {
  const line = parts.map(({ text }) => text).join('  ')
  if (parts.length <= 1 || line.length <= columns) return line.slice(0, columns)
  const last = Math.max(...parts.map(({ rank }) => rank))
  return fitting(
    parts.filter(({ rank }) => rank !== last),
    columns
  )
}

/** An estimate is no better than that. */
function wholeSeconds(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return seconds < 60 ? `${seconds} s` : formatDuration(seconds * 1000)
}
