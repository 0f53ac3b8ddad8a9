import { formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { Bin } from '#shared/statistics/histogram.ts'
import { tickLabel } from '#shared/waterfall/tick-label.ts'

/** Where a bin begins, exact to the width of the bins: those of near times do not read alike. */
export function bordersOf(bins: readonly Bin[]): string[] {
  const [first] = bins
  const widthMs = first && !first.rest ? first.to - first.from : 1
  return bins.map(({ from }) => tickLabel(from, widthMs))
}

/** Each bin in words, with its share of all. */
export function describeBins(bins: readonly Bin[], of: number): string[] {
  const borders = bordersOf(bins)
  return bins.map(({ to, count, rest }, index) => {
    const from = borders[index] ?? ''
    const span = rest ? `${from} or more` : `${from} to ${borders[index + 1] ?? formatDuration(to)}`
    return `${span}: ${formatCount(count)} (${formatShare(count / of)})`
  })
}

function formatShare(share: number): string {
  const percent = share * 100
  return `${percent >= 10 || percent === 0 ? Math.round(percent) : percent.toFixed(1)} %`
}
