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
  const parts = known
    ? [
        `${Math.floor((received / total) * 100)} %`.padStart(5),
        received === 0
          ? ' '.repeat(BAR_COLUMNS)
          : textBar(0, (received / total) * BAR_COLUMNS, BAR_COLUMNS).padEnd(BAR_COLUMNS),
        `${formatBytes(received)} of ${formatBytes(total)}`,
        speed,
        ...(rate > 0 ? [`${formatDuration(((total - received) / rate) * 1000)} left`] : [])
      ]
    : [formatBytes(received), speed, formatDuration(elapsedMs)]
  const line = parts.join('  ')
  return (ascii ? asciiSigns(line) : line).slice(0, columns)
}
