import { countOf, formatCount } from '#shared/format/count.ts'
import { formatDuration } from '#shared/format/duration.ts'
import type { FlowEvent } from '#shared/model/run.ts'
import type { CheckCounts } from '#shared/run/check-counts.ts'
import { type OtherRequest, sayOthers } from '#shared/run/other-protocols.ts'
import type { Paint } from '../../terminal/colours.ts'

export interface RunSums {
  checks: CheckCounts
  /** Requests whose files, or what they are in, have scripts. */
  withScripts: number
  others?: readonly OtherRequest[] | undefined
}

/** The sums at the end of a run, and what has not been done. */
export function endLines(
  { passed, failed, notRun, elapsedMs, ended }: Extract<FlowEvent, { type: 'done' }>,
  { checks, withScripts, others }: RunSums,
  paint: Paint
): string[] {
  const why = ended === 'bailed' ? 'the run ended with the first failure' : 'interrupted'
  const left = [
    ...(notRun > 0 ? [`${countOf(notRun, 'request')} not run: ${why}`] : []),
    ...(others ? [sayOthers(others)] : []),
    ...(checks.skipped > 0 ? [`${countOf(checks.skipped, 'check')} skipped, neither passed nor failed`] : []),
    ...(withScripts > 0 ? [`${countOf(withScripts, 'request')} with scripts, which Sonde does not run`] : [])
  ]
  return [
    `${sum('request', { passed, failed }, paint)} in ${formatDuration(elapsedMs)}`,
    ...(checks.passed + checks.failed > 0 ? [sum('check', checks, paint)] : []),
    ...left.map(line => paint('yellow', line))
  ]
}

function sum(noun: string, { passed, failed }: { passed: number; failed: number }, paint: Paint): string {
  const good = `${formatCount(passed)} passed`
  const told = [
    passed > 0 ? paint('green', good) : good,
    ...(failed > 0 ? [paint('red', `${formatCount(failed)} failed`)] : [])
  ]
  return `${countOf(passed + failed, noun)}: ${told.join(', ')}`
}
