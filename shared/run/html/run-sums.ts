import { formatDuration } from '../../format/duration.ts'
import type { RunReport } from '../run-report.ts'

interface Sum {
  name: string
  value: string | number
  tone?: 'good' | 'bad' | 'warn'
}

/** The sums of a run, as the first that is read. */
export function runSums({ passed, failed, notRun, elapsedMs, ended, exchanges }: RunReport): string {
  const met = exchanges.reduce((sum, each) => sum + each.passed, 0)
  const unmet = exchanges.reduce((sum, each) => sum + each.failed, 0)
  const why = ended === 'bailed' ? 'Not run after the first failure' : 'Not run, interrupted'
  const sums: Sum[] = [
    { name: 'Passed', value: passed, ...(passed > 0 && { tone: 'good' }) },
    { name: 'Failed', value: failed, ...(failed > 0 && { tone: 'bad' }) },
    ...(notRun > 0 ? [{ name: why, value: notRun, tone: 'warn' } as const] : []),
    { name: 'Checks', value: unmet > 0 ? `${met} of ${met + unmet}` : met },
    { name: 'Time', value: formatDuration(elapsedMs) }
  ]
  const told = sums.map(({ name, value, tone }) => {
    const tint = tone === undefined ? '' : ` class="${tone}"`
    return `<div><dt>${name}</dt><dd${tint}>${value}</dd></div>`
  })
  return `<dl class="sums">${told.join('')}</dl>`
}
