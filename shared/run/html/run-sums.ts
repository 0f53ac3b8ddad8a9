import { formatCount } from '../../format/count.ts'
import { formatDuration } from '../../format/duration.ts'
import { countChecks } from '../check-counts.ts'
import { sayOthers } from '../other-protocols.ts'
import type { RunReport } from '../run-report.ts'

interface Sum {
  name: string
  value: string | number
  tone?: 'good' | 'bad' | 'warn'
}

/** The sums of a run, as the first that is read. */
export function runSums(report: RunReport): string {
  const { passed, failed, notRun, elapsedMs, ended, exchanges, others } = report
  const { passed: met, failed: unmet, skipped } = countChecks(exchanges)
  const why = ended === 'bailed' ? 'Not run after the first failure' : 'Not run, interrupted'
  const sums: Sum[] = [
    { name: 'Passed', value: passed, ...(passed > 0 && { tone: 'good' }) },
    { name: 'Failed', value: failed, ...(failed > 0 && { tone: 'bad' }) },
    ...(notRun > 0 ? [{ name: why, value: notRun, tone: 'warn' } as const] : []),
    { name: 'Checks', value: unmet > 0 ? `${formatCount(met)} of ${formatCount(met + unmet)}` : met },
    ...(skipped > 0 ? [{ name: 'Checks skipped', value: skipped, tone: 'warn' } as const] : []),
    { name: 'Time', value: formatDuration(elapsedMs) }
  ]
  const told = sums.map(({ name, value, tone }) => {
    const tint = tone === undefined ? '' : ` class="${tone}"`
    const said = typeof value === 'number' ? formatCount(value) : value
    return `<div><dt>${name}</dt><dd${tint}>${said}</dd></div>`
  })
  const left = others ? `<p class="warn">${sayOthers(others)}</p>` : ''
  return `<dl class="sums">${told.join('')}</dl>${left}`
}
